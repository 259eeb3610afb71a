import { fail, ok, type Result } from '@fitsize/contracts'
import { typeOfCategory } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import { zonesOf } from '@fitsize/sizing'
import type { GarmentFit } from './fit'
import { ownGarment } from './own-garment'
import type { WardrobeStore } from './ports'

/**
 * Keeps what the actor says about how one of their own garments fits, in place of what they said before. A garment
 * whose fit is told for the first time becomes a reference.
 * @returns `not-found` for others' and for removed ones; `request-invalid` for a zone or a category that its
 * type does not have, or a reference without a feel.
 */
export async function describeFit(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'handle' | 'find' | 'setFit'> },
  actor: Actor,
  input: {
    readonly garmentId: string
    readonly fit: Omit<GarmentFit, 'isReference'> & { readonly isReference?: boolean | undefined }
  },
): Promise<Result<GarmentFit>> {
  const own = await ownGarment(ports.wardrobe, actor, input.garmentId)
  if (!own.ok) return own
  const garment = await ports.wardrobe.find(input.garmentId)
  if (garment === null) return fail('not-found')
  const { fit } = input
  const strange = Object.keys(fit.zones).find((zone) => !zonesOf(garment.garmentType).some((known) => known === zone))
  if (strange !== undefined)
    return fail('request-invalid', { fields: { zones: `this garment has no ${strange} to speak of` } })
  if (fit.category !== null && typeOfCategory(fit.category) !== garment.garmentType)
    return fail('request-invalid', { fields: { category: 'this garment is of another type' } })
  if (fit.feel === null && fit.isReference === true)
    return fail('request-invalid', { fields: { isReference: 'say how it fits first' } })
  const before = garment.fit.feel === null ? true : garment.fit.isReference
  const kept = { ...fit, isReference: fit.feel !== null && (fit.isReference ?? before) }
  await ports.wardrobe.setFit(input.garmentId, kept)
  return ok(kept)
}
