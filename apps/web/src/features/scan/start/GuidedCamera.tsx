import type { RequestedGarmentType } from '@fitsize/contracts'
import { IconScan } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { createPortal } from 'react-dom'
import type { ChosenFile } from './PhotoButton'

// Loaded when it is opened, with all that it needs to look at frames.
const CameraView = lazy(() => import('../camera/CameraView'))

type GuidedCameraProps = {
  readonly className: string
  readonly type: RequestedGarmentType
  readonly onChoose: (chosen: ChosenFile) => void
}

/** The button that opens the camera which says how to hold it. */
export function GuidedCamera({ className, type, onChoose }: GuidedCameraProps): ReactNode {
  const t = useTranslations('capture')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconScan size={20} stroke={1.7} aria-hidden="true" />
        {t('open')}
      </button>
      {open &&
        // Not inside the foot of a phone's page, which a phone held sideways does not show.
        createPortal(
          <Suspense fallback={null}>
            <CameraView
              type={type}
              onClose={() => setOpen(false)}
              onChoose={(chosen) => {
                setOpen(false)
                onChoose(chosen)
              }}
            />
          </Suspense>,
          document.body,
        )}
    </>
  )
}
