'use client'

import { Button } from '@fitsize/ui'
import type { StudioGarment } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { SureButton } from '../forms/SureButton'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import { WantingTag } from '../Tags'

type PublishGarmentProps = {
  readonly brand: string
  readonly garment: StudioGarment
  readonly version: number
  readonly onWritten: (version: number) => void
}

/** Whether customers see the garment once its collection is published; and its end. */
export function PublishGarment({ brand, garment, version, onWritten }: PublishGarmentProps) {
  const t = useTranslations('studio.publish')
  const api = useTRPC().studio
  const settled = useSettled()
  const toast = useToast()
  const router = useRouter()
  const { id, visibility, collection, hasChart, photos } = garment
  const change = useMutation(
    api.changeGarments.mutationOptions({
      onSuccess: ({ changed, unready }, asked) => {
        if (changed.length > 0) onWritten(version + 1)
        settled.done(
          changed.length > 0
            ? t(asked.change.visibility === 'PUBLISHED' ? 'published' : 'taken')
            : t(unready.length > 0 ? 'noChart' : 'outdated'),
        )
      },
      onError: settled.failed,
    }),
  )
  const remove = useMutation(
    api.deleteGarments.mutationOptions({
      onSuccess: () => {
        toast({ text: t('deleted') })
        router.push(`/studio/${brand}/garments`)
        router.refresh()
      },
      onError: settled.failed,
    }),
  )
  const isBusy = change.isPending || remove.isPending || remove.isSuccess
  const to = (next: StudioGarment['visibility']) => {
    if (!isBusy) change.mutate({ brand, garments: [{ id, version }], change: { visibility: next } })
  }
  return (
    <section className={studio.panel} aria-labelledby="publish">
      <h2 id="publish">{t('title')}</h2>
      <p className={studio.lead}>
        {visibility === 'DRAFT' ? t('draft') : t(collection.status === 'PUBLISHED' ? 'live' : 'waits')}
      </p>
      {(!hasChart || photos.length === 0) && (
        <p className={studio.actions}>
          {!hasChart && <WantingTag>{t('lacksChart')}</WantingTag>}
          {photos.length === 0 && <WantingTag>{t('lacksPhoto')}</WantingTag>}
        </p>
      )}
      <div className={studio.actions}>
        {visibility === 'DRAFT' ? (
          <Button kind="primary" aria-disabled={isBusy} onClick={() => to('PUBLISHED')}>
            {t('publish')}
          </Button>
        ) : (
          <Button aria-disabled={isBusy} onClick={() => to('DRAFT')}>
            {t('takeBack')}
          </Button>
        )}
        <SureButton
          isPending={isBusy}
          question={t('sure')}
          sure={t('delete')}
          onSure={() => remove.mutate({ brand, garmentIds: [id] })}
        >
          {t('delete')}
        </SureButton>
      </div>
    </section>
  )
}
