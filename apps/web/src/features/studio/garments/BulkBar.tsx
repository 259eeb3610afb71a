import { Button } from '@fitsize/ui'
import type { BulkChange, BulkOutcome, GarmentRow } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { SureButton } from '../forms/SureButton'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import { BulkFields } from './BulkFields'
import styles from './garments.module.css'

type BulkBarProps = {
  readonly brand: string
  readonly garments: readonly GarmentRow[]
  readonly collections: readonly { readonly id: string; readonly title: string }[]
  readonly onClear: () => void
}

/** What can be done with the garments that were chosen. */
export function BulkBar({ brand, garments, collections, onClear }: BulkBarProps) {
  const t = useTranslations('studio.bulk')
  const api = useTRPC().studio
  const settled = useSettled()
  const [editing, setEditing] = useState(false)
  const count = garments.length
  const told = ({ changed, outdated, unready }: BulkOutcome, isPublishing: boolean): string =>
    [
      t('changed', { count: changed.length }),
      ...(unready.length === 0 ? [] : [t(isPublishing ? 'noChart' : 'otherType', { count: unready.length })]),
      ...(outdated.length === 0 ? [] : [t('outdated', { count: outdated.length })]),
    ].join(' ')
  const change = useMutation(
    api.changeGarments.mutationOptions({
      onSuccess: (outcome, { change: asked }) => {
        settled.done(told(outcome, asked.visibility === 'PUBLISHED'))
        setEditing(false)
        onClear()
      },
      onError: settled.failed,
    }),
  )
  const remove = useMutation(
    api.deleteGarments.mutationOptions({
      onSuccess: ({ deleted }) => {
        settled.done(t('deleted', { count: deleted }))
        onClear()
      },
      onError: settled.failed,
    }),
  )
  const isBusy = change.isPending || remove.isPending
  const apply = (asked: BulkChange) => {
    if (isBusy) return
    change.mutate({ brand, garments: garments.map(({ id, version }) => ({ id, version })), change: asked })
  }
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <div className={studio.actions}>
        <b role="status">{t('chosen', { count })}</b>
        <Button kind="primary" size="dense" aria-disabled={isBusy} onClick={() => apply({ visibility: 'PUBLISHED' })}>
          {t('publish')}
        </Button>
        <Button size="dense" aria-disabled={isBusy} onClick={() => apply({ visibility: 'DRAFT' })}>
          {t('toDraft')}
        </Button>
        <Button size="dense" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {t('edit')}
        </Button>
        <Button kind="quiet" size="dense" onClick={onClear}>
          {t('clear')}
        </Button>
        <SureButton
          isPending={isBusy}
          question={t('sure', { count })}
          sure={t('delete')}
          onSure={() => remove.mutate({ brand, garmentIds: garments.map(({ id }) => id) })}
        >
          {t('delete')}
        </SureButton>
      </div>
      {editing && <BulkFields garments={garments} collections={collections} isPending={isBusy} onApply={apply} />}
    </section>
  )
}
