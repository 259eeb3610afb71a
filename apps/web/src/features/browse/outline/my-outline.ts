import type { GarmentType, KeypointName } from '@fitsize/garments'
import { keypointNames } from '@fitsize/garments'
import { type Homography, project } from '@fitsize/measure'
import { type FlatPoint, type FlatPoints, outlineOf } from './outline'

type PhotoKeypoints = Readonly<
  Partial<Record<KeypointName, { readonly x: number; readonly y: number; readonly present: boolean }>>
>

/** Tenths of a millimetre in a millimetre. */
const tenths = 10

/**
 * The outline of a garment that was photographed beside a marker.
 * @param homography pixels of the photo to millimetres
 * @returns null when its points do not say how it lies
 */
export function outlineOfPhoto(
  garmentType: GarmentType,
  keypoints: PhotoKeypoints,
  homography: Homography,
): readonly FlatPoint[] | null {
  const points: Partial<Record<KeypointName, FlatPoint>> = {}
  for (const name of keypointNames) {
    const point = keypoints[name]
    if (point?.present !== true) continue
    try {
      const { position } = project(homography, point)
      points[name] = { x: position.x * tenths, y: position.y * tenths }
    } catch {
      // On the horizon of the sheet's plane: such a point lies nowhere.
    }
  }
  return outlineOf(garmentType, points satisfies FlatPoints)
}
