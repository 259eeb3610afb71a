import { type DimensionName, keypointNames } from '@fitsize/garments'
import type { StageLine, StagePoint } from '@fitsize/ui'
import type { WardrobeGarmentDetail } from '@fitsize/usecases'
import { dimensionLines } from '@/features/dimensions/dimension-lines'

type Points = NonNullable<WardrobeGarmentDetail['points']>

/** The points behind a garment's measures, as marks on its photo. */
export function stagePoints(points: Points): readonly StagePoint[] {
  return keypointNames.flatMap((name) => {
    const point = points.keypoints[name]
    return point?.present ? [{ name, x: point.x, y: point.y, covariance: point.covariance, uncertain: false }] : []
  })
}

/** The lines of a garment's measures, with their figures as written by `figure`. */
export function stageLines(
  garment: Pick<WardrobeGarmentDetail, 'garmentType' | 'dimensions'>,
  points: Points,
  active: DimensionName | null,
  figure: (cm: number) => string,
): readonly StageLine<DimensionName>[] {
  return dimensionLines(garment.garmentType, points.keypoints, active, (name) => {
    const value = garment.dimensions[name]
    return value && figure(value.cm)
  })
}
