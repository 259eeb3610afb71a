import {
  type DimensionName,
  type DimensionSpec,
  garmentTypes,
  type KeypointName,
  keypointNames,
} from '@fitsize/garments'
import { meanPlace, type Place, type StageLine, type StagePoint } from '@fitsize/ui'
import type { WardrobeGarmentDetail } from '@fitsize/usecases'

type Points = NonNullable<WardrobeGarmentDetail['points']>

/** The points behind a garment's measures, as marks on its photo. */
export function stagePoints(points: Points): readonly StagePoint[] {
  return keypointNames.flatMap((name) => {
    const point = points.keypoints[name]
    return point?.present ? [{ name, x: point.x, y: point.y, covariance: point.covariance, uncertain: false }] : []
  })
}

/** Both ends of a measure in photo pixels; null when one of its points is not there. */
export function endsOf(points: Points, { from, to }: Pick<DimensionSpec, 'from' | 'to'>) {
  const end = (names: readonly KeypointName[]): Place | null => {
    const present = names.flatMap((name) => {
      const point = points.keypoints[name]
      return point?.present ? [point] : []
    })
    return present.length === names.length ? meanPlace(present) : null
  }
  const start = end(from)
  const finish = end(to)
  return start === null || finish === null ? null : { from: start, to: finish }
}

/** The lines of a garment's measures, with their figures as written by `figure`. */
export function stageLines(
  garment: Pick<WardrobeGarmentDetail, 'garmentType' | 'dimensions'>,
  points: Points,
  figure: (cm: number) => string,
): readonly StageLine<DimensionName>[] {
  return garmentTypes[garment.garmentType].dimensions.flatMap((dimension) => {
    const ends = endsOf(points, dimension)
    const value = garment.dimensions[dimension.name]
    return ends === null || value === undefined ? [] : [{ name: dimension.name, ...ends, text: figure(value.cm) }]
  })
}
