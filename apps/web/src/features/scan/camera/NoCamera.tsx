import { buttonClass } from '@fitsize/ui'
import { IconCameraOff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ChosenFile, PhotoButton } from '../start/PhotoButton'
import type { CameraProblem } from './camera-problem'
import styles from './NoCamera.module.css'

type NoCameraProps = { readonly problem: CameraProblem; readonly onChoose: (chosen: ChosenFile) => void }

/** Why there is no picture, how to get one, and the other ways to hand over a photo. */
export function NoCamera({ problem, onChoose }: NoCameraProps) {
  const t = useTranslations('capture')
  const photo = useTranslations('scan.photo')
  return (
    <div className={styles.none}>
      <div role="alert">
        <IconCameraOff size={40} stroke={1.5} aria-hidden="true" />
        <h3>{t(`problems.${problem}.title`)}</h3>
        <p>{t(`problems.${problem}.hint`)}</p>
      </div>
      <div className={styles.actions}>
        <PhotoButton className={buttonClass({ kind: 'primary', size: 'large' })} camera onChoose={onChoose}>
          {photo('camera')}
        </PhotoButton>
        <PhotoButton className={buttonClass({ size: 'large' })} camera={false} onChoose={onChoose}>
          {photo('choose')}
        </PhotoButton>
      </div>
    </div>
  )
}
