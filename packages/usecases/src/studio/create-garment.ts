import { fail, ok, type Result, slugOf } from '@fitsize/contracts'
import { typeOfCategory } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock, NewId } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import type { GarmentDetails } from './garment'
import type { StudioGarmentStore } from './garment-store'

/**
 * Adds a garment to a collection, as a draft and the last one in it, for editors.
 * @returns its id; `not-found` when the collection is none of the brand; `already-taken` when another garment has the key
 */
export async function createGarment(
  ports: {
    readonly brands: BrandDoor
    readonly garments: Pick<StudioGarmentStore, 'insert'>
    readonly now: Clock
    readonly newId: NewId
  },
  actor: Actor,
  input: { readonly brand: string; readonly collectionId: string; readonly details: GarmentDetails },
): Promise<Result<{ readonly garmentId: string }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { details, collectionId } = input
  const strange = strangeCategory(details)
  if (!strange.ok) return strange
  const id = ports.newId()
  const { id: brandId, userId } = brand.value
  const slug = garmentSlug(details.name.en, id)
  const outcome = await ports.garments.insert({
    ...details,
    id,
    slug,
    brandId,
    collectionId,
    userId,
    createdAt: ports.now(),
  })
  switch (outcome) {
    case 'inserted':
      return ok({ garmentId: id })
    case 'taken':
      return keyTaken
    case 'no-collection':
      return fail('not-found')
  }
}

/** Unlike that of any other, as names are not. */
export const garmentSlug = (name: string, id: string): string => `${slugOf(name, 'garment')}-${id.slice(0, 8)}`

export const keyTaken = fail('already-taken', { fields: { key: 'another garment is called so' } })

/** Whether a category belongs to its type. */
export const strangeCategory = ({
  category,
  garmentType,
}: Pick<GarmentDetails, 'category' | 'garmentType'>): Result<void> =>
  category === null || typeOfCategory(category) === garmentType
    ? ok(undefined)
    : fail('request-invalid', { fields: { category: 'of another type' } })
