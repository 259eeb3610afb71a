import type { Point } from '@fitsize/measure'
import styles from './PointEditor.module.css'

type LoupeProps = {
  readonly source: string
  readonly size: { readonly width: number; readonly height: number }
  readonly at: Point
  readonly suggested: Point | null
  readonly label: string
}

const side = 160
/** CSS pixels for one of the photo: enough to see one pixel move. */
const magnification = 2

/** The photo around a point, enlarged, with a cross where the point is. */
export function Loupe({ source, size, at, suggested, label }: LoupeProps) {
  const onLoupe = ({ x, y }: Point) => ({
    x: (x - at.x) * magnification + side / 2,
    y: (y - at.y) * magnification + side / 2,
  })
  const corner = onLoupe({ x: 0, y: 0 })
  const ring = suggested === null ? null : onLoupe(suggested)
  return (
    <div className={styles.loupe} role="img" aria-label={label}>
      {/* biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep */}
      <img
        src={source}
        alt=""
        draggable={false}
        style={{
          width: size.width * magnification,
          height: size.height * magnification,
          transform: `translate(${corner.x}px, ${corner.y}px)`,
        }}
      />
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
        {ring !== null && <circle className={styles.suggested} cx={ring.x} cy={ring.y} r="12" />}
        <path className={styles.crossBack} d={cross} />
        <path className={styles.cross} d={cross} />
      </svg>
    </div>
  )
}

const [near, far, middle] = [6, 34, side / 2]
const cross = [
  `M${middle - far} ${middle}H${middle - near}`,
  `M${middle + near} ${middle}H${middle + far}`,
  `M${middle} ${middle - far}V${middle - near}`,
  `M${middle} ${middle + near}V${middle + far}`,
].join('')
