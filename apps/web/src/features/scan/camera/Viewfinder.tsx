import { useTranslations } from 'next-intl'
import { type CSSProperties, type ReactNode, type RefObject, useState } from 'react'
import type { SeenSheet } from './frame-report'
import styles from './Viewfinder.module.css'

type ViewfinderProps = {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly sheet: SeenSheet | null
  readonly ready: boolean
  readonly children: ReactNode
}

/** The whole of what the camera sees, the sheet that was found in it, and a level. */
export function Viewfinder({ video, sheet, ready, children }: ViewfinderProps) {
  const t = useTranslations('capture.camera')
  const [ratio, setRatio] = useState(3 / 4)
  const shape: CSSProperties & { readonly '--ratio': number } = { '--ratio': ratio }
  return (
    <div className={styles.finder}>
      <div className={styles.frame} style={shape}>
        <video
          ref={video}
          muted
          playsInline
          aria-label={t('picture')}
          onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
            if (videoHeight > 0) setRatio(videoWidth / videoHeight)
          }}
        />
        <svg className={styles.marks} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          {sheet !== null && (
            <>
              <polygon className={styles.sheetEdge} points={pointsOf(sheet)} />
              <polygon className={ready ? styles.sheetGood : styles.sheet} points={pointsOf(sheet)} />
            </>
          )}
        </svg>
        <div className={styles.corners} aria-hidden="true" />
        {sheet !== null && <Level sheet={sheet} />}
      </div>
      {children}
    </div>
  )
}

const pointsOf = ({ corners }: SeenSheet): string => corners.map(({ x, y }) => `${x},${y}`).join(' ')

/** Whether the sheet lies on the left; the level must not hide it. */
const isLeft = ({ corners }: SeenSheet): boolean => corners.reduce((sum, { x }) => sum + x, 0) < 2

/** Pixels that the bubble moves for a tilt of 90°, and how far it may. */
const [travel, furthest] = [110, 20]

/** A spirit level: the bubble goes to the side of the phone that is too high. */
function Level({ sheet }: { readonly sheet: SeenSheet }) {
  const { lean, tiltDeg } = sheet
  const length = Math.hypot(lean.x, lean.y)
  const shrink = length === 0 ? 0 : Math.min(travel, furthest / length)
  return (
    <div className={isLeft(sheet) ? `${styles.level} ${styles.right}` : styles.level} aria-hidden="true">
      <div className={styles.glass}>
        <i />
        <b style={{ translate: `${lean.x * shrink}px ${lean.y * shrink}px` }} />
      </div>
      <span>{Math.round(tiltDeg)}°</span>
    </div>
  )
}
