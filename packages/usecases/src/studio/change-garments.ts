import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionStore } from './collection-store'
import type { BulkChange, BulkOutcome, ChosenGarments } from './garment'
import type { StudioGarmentStore } from './garment-store'

/**
 * Changes many garments at once, for editors: those that still have the version that was seen and can become what is asked.
 * The others stay as they are and are named.
 * @returns `not-found` when the collection that they go to is none of the brand
 */
export async function changeGarments(
  ports: {
    readonly brands: BrandDoor
    readonly garments: Pick<StudioGarmentStore, 'changeMany'>
    readonly collections: Pick<CollectionStore, 'handle'>
    readonly now: Clock
  },
  actor: Actor,
  input: { readonly brand: string; readonly garments: ChosenGarments; readonly change: BulkChange },
): Promise<Result<BulkOutcome>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { change, garments } = input
  if (change.collectionId !== undefined && (await ports.collections.handle(brandId, change.collectionId)) === null)
    return fail('not-found')
  return ok(await ports.garments.changeMany({ brandId, userId, at: ports.now() }, garments, change))
}
