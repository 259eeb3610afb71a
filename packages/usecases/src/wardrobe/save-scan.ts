import { fail, ok, type Result } from '@fitsize/contracts'
import { garmentTypes } from '@fitsize/garments'
import { type Actor, type GuestActor, mayTakeOverScan } from '@fitsize/identity/rules'
import type { Corrections } from '@fitsize/measure'
import type { Clock, NewId } from '../ambient'
import type { PhotoStore } from '../photos/photo-store'
import type { ScanReads, StoredScan } from '../scans/scan-queue'
import { correctedRevision } from './correct-garment-points'
import { unknownFit } from './fit'
import { storedLength } from './length'
import type { NewGarment, NewRevision, WardrobeStore } from './ports'

export type SaveScanPorts = {
  readonly scans: Pick<ScanReads, 'find'>
  readonly wardrobe: Pick<WardrobeStore, 'insert' | 'findByScan' | 'setDeletedAt'>
  readonly photos: Pick<PhotoStore, 'copy' | 'delete'>
  readonly now: Clock
  readonly newId: NewId
}

export type SavedScan = {
  readonly garmentId: string
  /** False when this scan was in the wardrobe before. */
  readonly created: boolean
}

/**
 * Puts a scan's garment into the wardrobe of the person who is signed in, with a photo of its own: deleting the scan
 * leaves the wardrobe as it is. Saving again gives the same garment, brought back if it had been removed.
 * Points that the person corrected on the result are measured anew; the model's stay beside them. They count when the
 * garment is kept for the first time, later they are corrected in the wardrobe.
 * @param guest who the person was before signing up, so that a scan made then can still be saved.
 * @returns `not-signed-in`; `not-found` for a scan that is not the actor's; `conflict` for one without measures.
 */
export async function saveScan(
  ports: SaveScanPorts,
  actor: Actor,
  guest: GuestActor | null,
  input: { readonly scanId: string; readonly name: string; readonly corrections?: Corrections | undefined },
): Promise<Result<SavedScan>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const scan = await ports.scans.find(input.scanId)
  if (scan === null || ![actor, guest].some((who) => who !== null && mayTakeOverScan(who, scan.subject)))
    return fail('not-found')

  const before = await savedBefore(ports, actor.userId, scan.id)
  if (before !== null) return ok(before)

  const measured = measures(scan, input.corrections ?? {})
  if (!measured.ok) return measured
  const createdAt = ports.now()
  const id = ports.newId()
  const photoKey = await copyPhoto(ports.photos, scan.photoKey, id)
  const inserted = await ports.wardrobe
    .insert({
      id,
      ownerId: actor.userId,
      name: input.name,
      garmentType: measured.value.garmentType,
      photoKey,
      scanId: scan.id,
      createdAt,
      fit: unknownFit,
      revision: { ...measured.value.revision, id: ports.newId(), createdAt },
    })
    .catch(async (error: unknown) => {
      await discard(ports.photos, photoKey)
      throw error
    })
  if (inserted) return ok({ garmentId: id, created: true })

  // Saved twice at the same time: the first one stands.
  await discard(ports.photos, photoKey)
  const first = await savedBefore(ports, actor.userId, scan.id)
  return first === null ? fail('conflict') : ok(first)
}

async function savedBefore(ports: SaveScanPorts, ownerId: string, scanId: string): Promise<SavedScan | null> {
  const garment = await ports.wardrobe.findByScan(ownerId, scanId)
  if (garment === null) return null
  if (garment.deletedAt !== null) await ports.wardrobe.setDeletedAt(garment.id, null)
  return { garmentId: garment.id, created: false }
}

function measures(
  scan: StoredScan,
  corrections: Corrections,
): Result<Pick<NewGarment, 'garmentType'> & { readonly revision: Omit<NewRevision, 'id' | 'createdAt'> }> {
  if (scan.result === null) return fail('conflict', { detail: `The scan is ${scan.status}; it has no measures.` })
  const { findings, dimensionVersion } = scan.result
  const { garmentType } = findings
  if (garmentType === 'unsure')
    return fail('conflict', { detail: 'The garment type is unsure. Choose it and measure again.' })
  if (Object.keys(corrections).length > 0) {
    const { photo, keypoints, scale } = findings
    const corrected = correctedRevision(garmentType, { photo, keypoints, suggested: {}, scale }, corrections)
    return corrected.ok ? ok({ garmentType, revision: { ...corrected.value, scanId: scan.id } }) : corrected
  }
  const values = garmentTypes[garmentType].dimensions.flatMap(({ name }) => {
    const dimension = findings.dimensions[name]
    return dimension === undefined ? [] : [{ dimension: name, extent: 'FLAT' as const, ...storedLength(dimension) }]
  })
  if (values.length === 0)
    return fail('conflict', { detail: 'The scan has no centimetres. Photograph the garment beside the marker sheet.' })
  return ok({
    garmentType,
    revision: {
      provenance: 'SCAN',
      scanId: scan.id,
      dimensionVersion,
      points: { photo: findings.photo, keypoints: findings.keypoints, suggested: {}, scale: findings.scale },
      values,
    },
  })
}

async function copyPhoto(
  photos: SaveScanPorts['photos'],
  from: string | null,
  garmentId: string,
): Promise<string | null> {
  if (from === null) return null
  const to = `wardrobe/${garmentId}/photo.jpg`
  return (await photos.copy(from, to)) ? to : null
}

async function discard(photos: SaveScanPorts['photos'], key: string | null): Promise<void> {
  if (key !== null) await photos.delete(key)
}
