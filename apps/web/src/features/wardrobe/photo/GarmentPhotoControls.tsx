import type { DomainError } from '@fitsize/contracts'
import { Button, buttonClass } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PhotoButton } from '@/features/scan/start/PhotoButton'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import styles from './photo.module.css'
import { removeGarmentPhoto, sendGarmentPhoto } from './send-garment-photo'

type GarmentPhotoControlsProps = {
  readonly garmentId: string
  readonly hasPhoto: boolean
  /** The photo is another one now. */
  readonly onChanged: () => void
}

/** Adds, changes and removes the photo of a garment that was not measured from it. */
export function GarmentPhotoControls({ garmentId, hasPhoto, onChanged }: GarmentPhotoControlsProps) {
  const t = useTranslations('wardrobe.photo')
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const settle = async (change: Promise<DomainError | null>, done: string) => {
    if (pending) return
    setPending(true)
    const problem = await change
    setPending(false)
    toast({ text: problem === null ? done : `${errors(`${problem.code}.title`)}. ${errors(`${problem.code}.hint`)}` })
    if (problem !== null) return
    onChanged()
    router.refresh()
  }
  return (
    <div className={styles.row} aria-busy={pending}>
      <PhotoButton
        className={buttonClass()}
        camera={false}
        onChoose={(chosen) => settle(sendGarmentPhoto(garmentId, chosen), t('kept'))}
      >
        {pending ? t('saving') : t(hasPhoto ? 'change' : 'add')}
      </PhotoButton>
      {hasPhoto && (
        <Button
          kind="quiet"
          aria-disabled={pending}
          onClick={() => settle(removeGarmentPhoto(garmentId), t('removed'))}
        >
          {t('remove')}
        </Button>
      )}
    </div>
  )
}
