import { fail, ok, type Result } from '@fitsize/contracts'
import { type DimensionName, dimensionVersion, type GarmentType, garmentTypes, typeOfCategory } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { Clock, NewId } from '../ambient'
import { doubtsAbout, type TypedLengths } from './doubtful-lengths'
import { type GarmentFit, unknownFit } from './fit'
import { extentSchema } from './garment'
import { tapeSpread } from './hand-length'
import { storedLength } from './length'
import { ownGarment } from './own-garment'
import type { NewRevision, WardrobeStore } from './ports'

/** No garment is 3 m long; nothing has no length. */
export const longestCm = 300
export const typedLengthSchema = z.strictObject({
  cm: z.number().positive('more than 0').lt(longestCm, 'less than 3 m'),
  extent: extentSchema,
})

type TypedGarment = { readonly lengths: TypedLengths; readonly isSure: boolean }

/**
 * Puts a garment into the actor's wardrobe whose measures they took with a tape.
 * @returns its id; `lengths-doubtful` with a doubt for each field, unless the actor is sure; `request-invalid` for a
 * measure that the type does not have, or none at all.
 */
export async function addByHand(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'insert'>; readonly now: Clock; readonly newId: NewId },
  actor: Actor,
  input: TypedGarment & {
    readonly name: string
    readonly garmentType: GarmentType
    readonly category: GarmentFit['category']
  },
): Promise<Result<{ readonly garmentId: string }>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  if (input.category !== null && typeOfCategory(input.category) !== input.garmentType)
    return fail('request-invalid', { fields: { category: 'of another type' } })
  const revision = revisionByHand(input.garmentType, input)
  if (!revision.ok) return revision
  const [id, createdAt] = [ports.newId(), ports.now()]
  const inserted = await ports.wardrobe.insert({
    id,
    ownerId: actor.userId,
    name: input.name,
    garmentType: input.garmentType,
    photoKey: null,
    scanId: null,
    createdAt,
    fit: { ...unknownFit, category: input.category },
    revision: { ...revision.value, id: ports.newId(), createdAt },
  })
  return inserted ? ok({ garmentId: id }) : fail('conflict')
}

/**
 * Measures one of the actor's own garments anew with a tape, as a new revision.
 * @returns as `addByHand`; `not-found`; `conflict` for one measured from a photo, whose points are corrected instead,
 * or measured anew meanwhile.
 */
export async function measureByHand(
  ports: {
    readonly wardrobe: Pick<WardrobeStore, 'handle' | 'find' | 'addRevision'>
    readonly now: Clock
    readonly newId: NewId
  },
  actor: Actor,
  input: TypedGarment & { readonly garmentId: string; readonly revisionId: string },
): Promise<Result<{ readonly revisionId: string }>> {
  const own = await ownGarment(ports.wardrobe, actor, input.garmentId)
  if (!own.ok) return own
  const garment = await ports.wardrobe.find(input.garmentId)
  if (garment === null) return fail('not-found')
  if (garment.points !== null)
    return fail('conflict', { detail: 'It was measured from a photo: correct the points on it instead.' })
  const revision = revisionByHand(garment.garmentType, input)
  if (!revision.ok) return revision
  const id = ports.newId()
  const added = await ports.wardrobe.addRevision(input.garmentId, input.revisionId, {
    ...revision.value,
    id,
    createdAt: ports.now(),
  })
  return added ? ok({ revisionId: id }) : fail('conflict', { detail: 'It was measured anew meanwhile.' })
}

function revisionByHand(
  garmentType: GarmentType,
  { lengths, isSure }: TypedGarment,
): Result<Omit<NewRevision, 'id' | 'createdAt'>> {
  const { dimensions } = garmentTypes[garmentType]
  const typed = Object.keys(lengths)
  if (typed.length === 0) return fail('request-invalid', { fields: { lengths: 'enter at least one measure' } })
  const strange = typed.filter((name) => !dimensions.some((spec) => spec.name === name))
  if (strange.length > 0)
    return fail('request-invalid', {
      fields: Object.fromEntries(strange.map((name) => [name, 'not a measure of this type'])),
    })
  const doubts = isSure ? {} : doubtsAbout(garmentType, lengths)
  if (Object.keys(doubts).length > 0)
    return fail('lengths-doubtful', { fields: doubts as Record<DimensionName, string> })
  return ok({
    provenance: 'HAND',
    scanId: null,
    dimensionVersion,
    points: null,
    values: dimensions.flatMap((spec) => {
      const length = lengths[spec.name]
      if (length === undefined) return []
      const { cm, extent } = length
      const half = tapeSpread(spec, extent)
      return [{ dimension: spec.name, extent, ...storedLength({ cm, low: cm - half, high: cm + half }) }]
    }),
  })
}
