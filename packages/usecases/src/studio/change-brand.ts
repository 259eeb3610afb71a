import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { BrandProfile } from './brand'
import { enterBrand } from './brand-access'
import type { BrandStore } from './brand-store'

/** Changes what a brand says of itself; its address stays. For editors. */
export async function changeBrand(
  ports: { readonly brands: Pick<BrandStore, 'handle' | 'change'> },
  actor: Actor,
  slug: string,
  profile: BrandProfile,
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, slug, 'EDITOR')
  if (!brand.ok) return brand
  await ports.brands.change(brand.value.id, profile)
  return ok(undefined)
}
