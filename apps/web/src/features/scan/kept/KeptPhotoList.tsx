import { buttonClass } from '@fitsize/ui'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDeviceMobile,
  IconPhoto,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Link } from '@/i18n/navigation'
import styles from './KeptPhotoList.module.css'
import type { KeptPhoto } from './kept-photo'
import { useKeptPhotos } from './use-kept-photos'
import { useOnline } from './use-online'

/** The photos that wait on this device, and what became of those that waited; nothing when there are none. */
export function KeptPhotoList() {
  const t = useTranslations('capture.kept')
  const { photos, sending, sendNow, erase } = useKeptPhotos()
  const online = useOnline()
  const waiting = photos.filter(({ state }) => state === 'waiting').length
  return (
    <>
      {/* Present from the start: screen readers announce only what changes inside a live region they know. */}
      <p className={styles.hidden} role="status">
        {waiting > 0 && !online ? t('announce') : ''}
      </p>
      {photos.length > 0 && (
        <section className={styles.kept} aria-labelledby="kept-photos">
          <h2 id="kept-photos">
            <IconDeviceMobile size={22} stroke={1.7} aria-hidden="true" />
            {t('title')}
          </h2>
          {waiting > 0 && (
            <p>
              {t('count', { count: waiting })} {!online && t('offline')}
            </p>
          )}
          <ul>
            {photos.map((photo) => (
              <KeptPhotoRow key={photo.key} photo={photo} sending={sending} onErase={() => erase(photo.key)} />
            ))}
          </ul>
          {waiting > 0 && online && !sending && (
            <button type="button" className={buttonClass()} onClick={sendNow}>
              <IconSend size={20} stroke={1.7} aria-hidden="true" />
              {t('sendNow')}
            </button>
          )}
        </section>
      )}
    </>
  )
}

type KeptPhotoRowProps = { readonly photo: KeptPhoto; readonly sending: boolean; readonly onErase: () => void }

function KeptPhotoRow({ photo, sending, onErase }: KeptPhotoRowProps) {
  const t = useTranslations('capture.kept')
  const errors = useTranslations('errors')
  const format = useFormatter()
  const time = format.dateTime(photo.keptAt, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  return (
    <li>
      <Picture photo={photo} />
      <div className={styles.text}>
        <b>{t('photo', { time })}</b>
        <span className={photo.state === 'refused' ? styles.refused : undefined}>{stateText()}</span>
      </div>
      {photo.state === 'sent' && (
        <Link className={buttonClass({ kind: 'primary' })} href={`/scan/${photo.scanId}`} onClick={onErase}>
          {t('open')}
        </Link>
      )}
      <button
        type="button"
        className={buttonClass({ kind: 'quiet' })}
        aria-label={t('removePhoto', { time })}
        onClick={onErase}
      >
        <IconTrash size={20} stroke={1.7} aria-hidden="true" />
        {t('remove')}
      </button>
    </li>
  )

  function stateText(): string {
    switch (photo.state) {
      case 'waiting':
        return sending ? t('sending') : t('waiting')
      case 'sent':
        return t('sent')
      case 'refused':
        return t('refused', { reason: errors(`${photo.code}.title`) })
    }
  }
}

function Picture({ photo }: { readonly photo: KeptPhoto }) {
  const file = photo.state === 'waiting' ? photo.file : null
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (file === null) return setAddress(null)
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  const [broken, setBroken] = useState(false)
  return (
    <span className={styles.picture}>
      {address !== null && !broken ? (
        // biome-ignore lint/performance/noImgElement: a photo that is nowhere but in this browser
        <img src={address} alt="" onError={() => setBroken(true)} />
      ) : photo.state === 'sent' ? (
        <IconCircleCheck size={26} stroke={1.6} aria-hidden="true" />
      ) : photo.state === 'refused' ? (
        <IconAlertTriangle size={26} stroke={1.6} aria-hidden="true" />
      ) : (
        <IconPhoto size={26} stroke={1.6} aria-hidden="true" />
      )}
    </span>
  )
}
