import { type DimensionName, type GarmentType, garmentTypes, type KeypointName } from '@fitsize/garments'
import { traceCourse } from '@fitsize/measure'
import type { Place, StageLine } from '@fitsize/ui'

type Points = Readonly<Partial<Record<KeypointName, Place & { readonly present: boolean }>>>

/**
 * The lines of a type's dimensions on a photo whose points were found, with the text that `textOf` has for each;
 * those that it leaves out (`undefined`) are not drawn. Of those that people disagree on only the active one is drawn:
 * 18 lines on a jacket hide it. A dimension that meets a line at a right angle is drawn so in
 * the photo: with the tilt that is allowed, its end lies within a few millimetres of the one that was measured.
 */
export function dimensionLines(
  garmentType: GarmentType,
  points: Points,
  active: DimensionName | null,
  textOf: (name: DimensionName) => string | null | undefined,
): readonly StageLine<DimensionName>[] {
  return garmentTypes[garmentType].dimensions.flatMap((dimension) => {
    if (dimension.trust === 'low' && dimension.name !== active) return []
    const path = traceCourse(dimension, (name) => {
      const point = points[name]
      return point?.present ? point : undefined
    })
    const text = textOf(dimension.name)
    return path === undefined || text === undefined ? [] : [{ name: dimension.name, path, text }]
  })
}
