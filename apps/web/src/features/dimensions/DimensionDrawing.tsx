import {
  type DimensionSpec,
  type GarmentType,
  garmentDrawings,
  type KeypointName,
  keypointNames,
  keypointsOf,
} from '@fitsize/garments'
import { traceCourse } from '@fitsize/measure'
import type { Place } from '@fitsize/ui'
import styles from './DimensionDrawing.module.css'

type DimensionDrawingProps = {
  readonly type: GarmentType
  readonly dimension: DimensionSpec
  /** What the drawing shows, for those who cannot see it. */
  readonly label: string
}

/** A garment lying flat with its keypoints and the line of one dimension. */
export function DimensionDrawing({ type, dimension, label }: DimensionDrawingProps) {
  const { viewBox, outline, details, keypoints } = garmentDrawings[type]
  const path = traceCourse(dimension, (name) => keypoints[name]) ?? []
  const used: ReadonlySet<KeypointName> = new Set(keypointsOf(dimension))
  return (
    <svg className={styles.drawing} viewBox={viewBox} role="img" aria-label={label}>
      <path className={styles.cloth} d={outline} />
      <path className={styles.details} d={details} />
      {auxiliaryLines(dimension).map((names) => (
        <path
          key={names.join()}
          className={styles.auxiliary}
          d={pathOf(names.flatMap((name) => keypoints[name] ?? []))}
        />
      ))}
      <path className={styles.edge} d={pathOf(path)} />
      <path className={styles.line} d={pathOf(path)} />
      {keypointNames.map((name) => {
        const place = keypoints[name]
        if (place === undefined) return null
        return used.has(name) ? (
          <circle key={name} className={styles.used} cx={place.x} cy={place.y} r="2.3" />
        ) : (
          <circle key={name} className={styles.point} cx={place.x} cy={place.y} r="1.1" />
        )
      })}
    </svg>
  )
}

const pathOf = (places: readonly Place[]): string => `M${places.map(({ x, y }) => `${x} ${y}`).join('L')}`

/** What a line runs between when it is not single points: the middle of two points, or a line that it meets. */
function auxiliaryLines(dimension: DimensionSpec): readonly (readonly KeypointName[])[] {
  switch (dimension.course) {
    case 'path':
      return [dimension.from, ...dimension.via, dimension.to].filter((group) => group.length > 1)
    case 'perpendicular':
      return [dimension.from, dimension.toLine.flat()].filter((group) => group.length > 1)
  }
}
