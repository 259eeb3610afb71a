import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, brandRoles, hasBrandRole } from '@fitsize/identity/rules'
import type { StudioBrand } from './brand'
import { enterBrand } from './brand-access'
import type { BrandStore } from './brand-store'

/** A brand for its members, with what whoever asks may do in it. */
export async function readStudioBrand(
  ports: { readonly brands: Pick<BrandStore, 'handle' | 'find'> },
  actor: Actor,
  slug: string,
): Promise<Result<StudioBrand>> {
  const entered = await enterBrand(ports, actor, slug, 'VIEWER')
  if (!entered.ok) return entered
  const { id, membership } = entered.value
  const brand = await ports.brands.find(id)
  const role = brandRoles.findLast((step) => hasBrandRole(actor, membership, step))
  return brand === null || role === undefined ? fail('not-found') : ok({ ...brand, role })
}
