import type { ScanKeypoint, ScanScale } from '@fitsize/contracts'
import { type GarmentType, garmentTypes, type KeypointName } from '@fitsize/garments'
import type { Correction, Corrections } from '@fitsize/measure'
import type { WardrobeGarmentDetail } from '@fitsize/usecases'

/** A garment on a photo as the model found it, in pixels of that photo. */
export type Photographed = {
  readonly garmentType: GarmentType
  readonly photo: { readonly width: number; readonly height: number }
  readonly keypoints: Readonly<Partial<Record<KeypointName, ScanKeypoint>>>
  readonly scale: ScanScale
}

/** What the model had found behind a garment's measures, and what its owner corrected; null without a scale. */
export function photographedGarment({ garmentType, points }: Pick<WardrobeGarmentDetail, 'garmentType' | 'points'>): {
  readonly found: Photographed
  readonly corrections: Corrections
} | null {
  if (points === null || points.scale === null) return null
  const keypoints: Partial<Record<KeypointName, ScanKeypoint>> = {}
  const corrections: Partial<Record<KeypointName, Correction>> = {}
  for (const name of garmentTypes[garmentType].keypoints) {
    const point = points.keypoints[name]
    const suggested = points.suggested[name]
    if (point?.by === 'person') corrections[name] = point.present ? { x: point.x, y: point.y } : 'absent'
    const ofModel = point?.by === 'person' ? suggested : point
    if (ofModel !== undefined) keypoints[name] = ofModel
  }
  return { found: { garmentType, photo: points.photo, keypoints, scale: points.scale }, corrections }
}
