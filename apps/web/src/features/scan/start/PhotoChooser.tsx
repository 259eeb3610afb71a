import type { RequestedGarmentType } from '@fitsize/contracts'
import { buttonClass } from '@fitsize/ui'
import { IconPhoto, IconPrinter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useEffectEvent, useState } from 'react'
import { Link } from '@/i18n/navigation'
import { GuidedCamera } from './GuidedCamera'
import { type ChosenFile, PhotoButton } from './PhotoButton'
import styles from './PhotoChooser.module.css'

type ChooserProps = {
  readonly type: RequestedGarmentType
  readonly onChoose: (chosen: ChosenFile) => void
}

/** Hands over a photo by dropping, choosing or pasting it. */
export function DropZone({ type, onChoose }: ChooserProps) {
  const t = useTranslations('scan.photo')
  const [over, setOver] = useState(false)
  const onFile = (file: File | null | undefined) => {
    if (file) onChoose({ file, name: file.name })
  }
  usePastedImage(onFile)
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <section
      className={over ? `${styles.zone} ${styles.over}` : styles.zone}
      aria-label={t('zone')}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconPhoto size={36} stroke={1.4} aria-hidden="true" />
      <h2>{over ? t('dropNow') : t('dropHere')}</h2>
      <div className={styles.actions}>
        <PhotoButton className={`${buttonClass()} ${styles.camera}`} camera onChoose={onChoose}>
          {t('camera')}
        </PhotoButton>
        <PhotoButton className={buttonClass({ kind: 'primary' })} camera={false} onChoose={onChoose}>
          {t('choose')}
        </PhotoButton>
        <GuidedCamera className={buttonClass()} type={type} onChoose={onChoose} />
      </div>
      <p>{t('limits')}</p>
    </section>
  )
}

/** On phones: the camera first, in a foot that stays in reach. It must come last on the page to stick. */
export function CaptureFoot({ type, onChoose }: ChooserProps) {
  const t = useTranslations('scan.photo')
  return (
    <div className={styles.foot}>
      <div className={styles.cameras}>
        <PhotoButton className={buttonClass({ kind: 'primary', size: 'large' })} camera onChoose={onChoose}>
          {t('camera')}
        </PhotoButton>
        <GuidedCamera className={buttonClass({ size: 'large' })} type={type} onChoose={onChoose} />
      </div>
      <div className={styles.footRow}>
        <Link className={buttonClass({ kind: 'quiet' })} href="/marker-sheet">
          <IconPrinter size={20} stroke={1.7} aria-hidden="true" />
          {t('print')}
        </Link>
        <PhotoButton className={buttonClass({ kind: 'quiet' })} camera={false} onChoose={onChoose}>
          {t('use')}
        </PhotoButton>
      </div>
    </div>
  )
}

/** Takes an image from the clipboard, wherever on the page it is pasted. */
function usePastedImage(onPaste: (file: File) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const image = [...(event.clipboardData?.files ?? [])].find((file) => file.type.startsWith('image/'))
    if (image) onPaste(image)
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => take(event)
    window.addEventListener('paste', listener)
    return () => window.removeEventListener('paste', listener)
  }, [])
}
