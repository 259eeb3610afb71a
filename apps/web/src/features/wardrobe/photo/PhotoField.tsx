import { Button, buttonClass } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type ChosenFile, PhotoButton } from '@/features/scan/start/PhotoButton'
import styles from './photo.module.css'

type PhotoFieldProps = {
  readonly chosen: ChosenFile | null
  readonly onChange: (chosen: ChosenFile | null) => void
}

/** A photo to recognise a garment by, which is sent with the form that holds it. */
export function PhotoField({ chosen, onChange }: PhotoFieldProps) {
  const t = useTranslations('wardrobe.photo')
  const [preview, setPreview] = useState<string | null>(null)
  useEffect(() => {
    if (chosen === null) return setPreview(null)
    const address = URL.createObjectURL(chosen.file)
    setPreview(address)
    return () => URL.revokeObjectURL(address)
  }, [chosen])
  return (
    <fieldset className={styles.field}>
      <legend>{t('title')}</legend>
      <p>{t('hint')}</p>
      <div className={styles.row}>
        {chosen !== null && preview !== null && (
          // biome-ignore lint/performance/noImgElement: a file of this device
          <img className={styles.preview} src={preview} alt={t('chosen', { name: chosen.name })} />
        )}
        <PhotoButton className={buttonClass()} camera={false} onChoose={onChange}>
          {t(chosen === null ? 'add' : 'change')}
        </PhotoButton>
        {chosen !== null && (
          <Button kind="quiet" onClick={() => onChange(null)}>
            {t('remove')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
