import { fail, ok, type Result } from '@fitsize/contracts'
import { dimensionVersion, type GarmentType, garmentTypes, type KeypointName } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import { type Corrections, correctPoints, isBeforeHorizon, measureGarment } from '@fitsize/measure'
import { z } from 'zod'
import type { Clock, NewId } from '../ambient'
import type { ScanReads } from '../scans/scan-queue'
import type { PhotoPoints } from './garment'
import { storedLength } from './length'
import { ownGarment } from './own-garment'
import type { NewRevision, WardrobeStore } from './ports'

/** Photo pixels; `absent` for a point that the garment does not have. */
export const correctionSchema = z.union([z.strictObject({ x: z.number(), y: z.number() }), z.literal('absent')])

export type CorrectPointsPorts = {
  readonly wardrobe: Pick<WardrobeStore, 'handle' | 'find' | 'addRevision'>
  readonly scans: Pick<ScanReads, 'find'>
  readonly now: Clock
  readonly newId: NewId
}

/**
 * Measures one of the actor's own garments anew from points that they corrected on its photo, as a new revision. The
 * corrections are all there are: a point that is not among them is the model's.
 * @returns `not-found`; `conflict` when it has no points, no scale, or was measured anew meanwhile; `request-invalid`
 * when points lie outside the photo, are not of this type, or leave nothing to measure.
 */
export async function correctGarmentPoints(
  ports: CorrectPointsPorts,
  actor: Actor,
  input: { readonly garmentId: string; readonly revisionId: string; readonly corrections: Corrections },
): Promise<Result<{ readonly revisionId: string }>> {
  const own = await ownGarment(ports.wardrobe, actor, input.garmentId)
  if (!own.ok) return own
  const garment = await ports.wardrobe.find(input.garmentId)
  if (garment === null) return fail('not-found')
  if (garment.points === null)
    return fail('conflict', { detail: 'The measures of this garment do not come from a photo.' })
  const points = { ...garment.points, scale: garment.points.scale ?? (await scaleOfScan(ports, garment.scanId)) }
  const revision = correctedRevision(garment.garmentType, points, input.corrections)
  if (!revision.ok) return revision
  const id = ports.newId()
  const added = await ports.wardrobe.addRevision(input.garmentId, input.revisionId, {
    ...revision.value,
    id,
    createdAt: ports.now(),
    scanId: garment.scanId,
  })
  return added ? ok({ revisionId: id }) : fail('conflict', { detail: 'It was measured anew meanwhile.' })
}

/** Of garments kept before the scale was kept with them. */
async function scaleOfScan({ scans }: Pick<CorrectPointsPorts, 'scans'>, scanId: string | null) {
  const scan = scanId === null ? null : await scans.find(scanId)
  return scan?.result?.findings.scale ?? null
}

/** What the model had found, wherever a person put points since. */
function pointsOfModel({ keypoints, suggested }: PhotoPoints): PhotoPoints['suggested'] {
  const found: PhotoPoints['suggested'] = {}
  for (const [name, point] of Object.entries(keypoints) as [
    KeypointName,
    NonNullable<PhotoPoints['keypoints'][KeypointName]>,
  ][]) {
    const { by, ...plain } = point
    if (by !== 'person') found[name] = plain
  }
  return { ...found, ...suggested }
}

/** The measures that corrected points give, without what only storing knows. */
export function correctedRevision(
  garmentType: GarmentType,
  points: PhotoPoints,
  corrections: Corrections,
): Result<Pick<NewRevision, 'provenance' | 'dimensionVersion' | 'points' | 'values'>> {
  const { scale, photo } = points
  if (scale === null) return fail('conflict', { detail: 'The photo has no scale, so that nothing can be measured.' })
  const fields: Record<string, string> = {}
  for (const [name, place] of Object.entries(corrections)) {
    if (!garmentTypes[garmentType].keypoints.some((known) => known === name)) fields[name] = 'not a point of this type'
    else if (place !== 'absent' && !isWithin(place, photo)) fields[name] = 'outside of the photo'
    else if (place !== 'absent' && !isBeforeHorizon(scale.homography, place))
      fields[name] = 'beyond the plane that the sheet lies on'
  }
  if (Object.keys(fields).length > 0) return fail('request-invalid', { fields })

  const found = pointsOfModel(points)
  const keypoints = correctPoints({ garmentType, keypoints: found, pxPerCm: scale.pxPerCm }, corrections)
  const dimensions = measureGarment({ garmentType, keypoints, ...scale })
  const values = garmentTypes[garmentType].dimensions.flatMap(({ name }) => {
    const dimension = dimensions[name]
    return dimension === undefined ? [] : [{ dimension: name, extent: 'FLAT' as const, ...storedLength(dimension) }]
  })
  if (values.length === 0)
    return fail('request-invalid', { fields: { corrections: 'too few points are left to measure anything' } })
  if (values.some(({ valueTenthsMm }) => valueTenthsMm > longestTenthsMm))
    return fail('request-invalid', { fields: { corrections: 'a measure of more than 3 m is no garment' } })
  const suggested: PhotoPoints['suggested'] = {}
  for (const name of garmentTypes[garmentType].keypoints) {
    const point = found[name]
    if (corrections[name] !== undefined && point !== undefined) suggested[name] = point
  }
  return ok({ provenance: 'SCAN', dimensionVersion, points: { photo, keypoints, suggested, scale }, values })
}

const longestTenthsMm = 30_000

const isWithin = ({ x, y }: { x: number; y: number }, photo: PhotoPoints['photo']): boolean =>
  x >= 0 && y >= 0 && x <= photo.width && y <= photo.height
