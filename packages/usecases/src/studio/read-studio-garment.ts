import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { StudioGarment } from './garment'
import type { StudioGarmentStore } from './garment-store'

/** A garment of a brand, for its members. */
export async function readStudioGarment(
  ports: { readonly brands: BrandDoor; readonly garments: Pick<StudioGarmentStore, 'find'> },
  actor: Actor,
  address: { readonly brand: string; readonly garmentId: string },
): Promise<Result<StudioGarment>> {
  const brand = await enterBrand(ports, actor, address.brand, 'VIEWER')
  if (!brand.ok) return brand
  const garment = await ports.garments.find(brand.value.id, address.garmentId)
  return garment === null ? fail('not-found') : ok(garment)
}
