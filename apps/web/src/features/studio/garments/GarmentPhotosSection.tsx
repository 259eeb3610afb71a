'use client'

import { buttonClass, iconButtonClass } from '@fitsize/ui'
import type { StudioPhoto } from '@fitsize/usecases'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { photoPath } from '@/features/browse/photo-path'
import { PhotoButton } from '@/features/scan/start/PhotoButton'
import { useTRPC } from '@/trpc/client'
import { moved } from '../collections/moved'
import { useSettled } from '../forms/use-settled'
import { garmentPhotosPath, sendPhoto } from '../photos/send-photo'
import studio from '../studio.module.css'
import { WantingTag } from '../Tags'
import styles from './garments.module.css'

type GarmentPhotosSectionProps = {
  readonly address: { readonly brand: string; readonly garmentId: string }
  readonly photos: readonly StudioPhoto[]
  readonly version: number
  readonly mayEdit: boolean
  readonly onWritten: (version: number) => void
}

/** As the server has it. */
const most = 12

/** A garment's photos: the first one stands for it. Hidden ones are shown with why. */
export function GarmentPhotosSection({ address, photos, version, mayEdit, onWritten }: GarmentPhotosSectionProps) {
  const t = useTranslations('studio.photos')
  const settled = useSettled()
  const [sending, setSending] = useState(false)
  const arrange = useMutation(
    useTRPC().studio.arrangePhotos.mutationOptions({
      onSuccess: (saved, { photoIds }) => {
        onWritten(saved.version)
        settled.done(t(photoIds.length < photos.length ? 'removed' : 'arranged'))
      },
      onError: settled.failed,
    }),
  )
  const put = (next: readonly StudioPhoto[]) => {
    if (!arrange.isPending) arrange.mutate({ ...address, version, photoIds: next.map(({ id }) => id) })
  }
  return (
    <section className={studio.panel} aria-labelledby="photos" aria-busy={sending || arrange.isPending}>
      <h2 id="photos">{t('title')}</h2>
      {photos.length === 0 ? (
        <p className={studio.note}>{t('none')}</p>
      ) : (
        <ol className={styles.photos}>
          {photos.map(({ id, state }, place) => {
            const number = place + 1
            return (
              <li key={id} className={styles.photo}>
                {/* biome-ignore lint/performance/noImgElement: the optimizer asks without the member's cookie */}
                <img src={photoPath(id)} alt={t('photo', { number, count: photos.length })} loading="lazy" />
                {state !== 'VISIBLE' && <WantingTag>{t(`state.${state}`)}</WantingTag>}
                {mayEdit && (
                  <div>
                    <button
                      type="button"
                      className={iconButtonClass()}
                      aria-label={t('earlier', { number })}
                      aria-disabled={place === 0}
                      onClick={() => place > 0 && put(moved(photos, place, place - 1))}
                    >
                      <IconArrowLeft size={18} stroke={1.7} aria-hidden="true" />
                    </button>
                    <button
                      type="button"
                      className={iconButtonClass()}
                      aria-label={t('remove', { number })}
                      onClick={() => put(photos.filter((photo) => photo.id !== id))}
                    >
                      <IconTrash size={18} stroke={1.7} aria-hidden="true" />
                    </button>
                    <button
                      type="button"
                      className={iconButtonClass()}
                      aria-label={t('later', { number })}
                      aria-disabled={place === photos.length - 1}
                      onClick={() => place < photos.length - 1 && put(moved(photos, place, place + 1))}
                    >
                      <IconArrowRight size={18} stroke={1.7} aria-hidden="true" />
                    </button>
                  </div>
                )}
              </li>
            )
          })}
        </ol>
      )}
      {mayEdit && photos.length < most && (
        <div className={studio.actions}>
          <PhotoButton
            className={buttonClass()}
            camera={false}
            onChoose={async (chosen) => {
              if (sending) return
              setSending(true)
              const sent = await sendPhoto(garmentPhotosPath(address.brand, address.garmentId), 'POST', chosen)
              setSending(false)
              if (!sent.ok) return settled.refused(sent.error)
              if (sent.value !== null) onWritten(sent.value)
              settled.done(t('added'))
            }}
          >
            {sending ? t('sending') : t('add')}
          </PhotoButton>
        </div>
      )}
      {mayEdit && <p className={studio.note}>{t('hint')}</p>}
    </section>
  )
}
