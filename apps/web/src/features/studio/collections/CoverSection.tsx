'use client'

import { Button, buttonClass } from '@fitsize/ui'
import type { StudioCollection } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { photoPath } from '@/features/browse/photo-path'
import { PhotoButton } from '@/features/scan/start/PhotoButton'
import { useTRPC } from '@/trpc/client'
import { useSettled } from '../forms/use-settled'
import { coverPath, sendPhoto } from '../photos/send-photo'
import studio from '../studio.module.css'
import { WantingTag } from '../Tags'
import styles from './collections.module.css'

type CoverSectionProps = {
  readonly brand: string
  readonly collectionId: string
  readonly cover: StudioCollection['cover']
  readonly mayEdit: boolean
}

/** The photo that stands for a collection; without one, its first garments do. */
export function CoverSection({ brand, collectionId, cover, mayEdit }: CoverSectionProps) {
  const t = useTranslations('studio.cover')
  const settled = useSettled()
  const [sending, setSending] = useState(false)
  const remove = useMutation(
    useTRPC().studio.removeCover.mutationOptions({
      onSuccess: () => settled.done(t('removed')),
      onError: settled.failed,
    }),
  )
  return (
    <section className={studio.panel} aria-labelledby="cover" aria-busy={sending}>
      <h2 id="cover">{t('title')}</h2>
      <div className={styles.large}>
        {cover === null ? (
          <span>{t('none')}</span>
        ) : (
          // biome-ignore lint/performance/noImgElement: the optimizer asks without the member's cookie
          <img src={photoPath(cover.id)} alt={t('alt')} />
        )}
      </div>
      {cover !== null && cover.state !== 'VISIBLE' && <WantingTag>{t('hidden')}</WantingTag>}
      {mayEdit && (
        <div className={studio.actions}>
          <PhotoButton
            className={buttonClass()}
            camera={false}
            onChoose={async (chosen) => {
              if (sending) return
              setSending(true)
              const sent = await sendPhoto(coverPath(brand, collectionId), 'PUT', chosen)
              setSending(false)
              if (sent.ok) settled.done(t('saved'))
              else settled.refused(sent.error)
            }}
          >
            {sending ? t('sending') : t(cover === null ? 'add' : 'change')}
          </PhotoButton>
          {cover !== null && (
            <Button
              kind="quiet"
              aria-disabled={remove.isPending}
              onClick={() => {
                if (!remove.isPending) remove.mutate({ brand, collectionId })
              }}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
