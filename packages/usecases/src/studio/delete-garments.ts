import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { StudioGarmentStore } from './garment-store'

/**
 * Deletes garments with their size charts and photos, for editors. Those that are gone already are no matter.
 * @returns `not-found` when none of them is the brand's
 */
export async function deleteGarments(
  ports: { readonly brands: BrandDoor; readonly garments: Pick<StudioGarmentStore, 'removeMany'> },
  actor: Actor,
  input: { readonly brand: string; readonly garmentIds: readonly string[] },
): Promise<Result<{ readonly deleted: number }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const deleted = await ports.garments.removeMany(brand.value.id, input.garmentIds)
  return deleted === 0 ? fail('not-found') : ok({ deleted })
}
