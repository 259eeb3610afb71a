import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { enterBrand } from './brand-access'
import type { BrandStore } from './brand-store'

/**
 * Deletes a brand with its collections, garments and photos, for an owner who types its name.
 * @returns `request-invalid` when the name is another one
 */
export async function deleteBrand(
  ports: { readonly brands: Pick<BrandStore, 'handle' | 'remove'> },
  actor: Actor,
  slug: string,
  confirmation: string,
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, slug, 'OWNER')
  if (!brand.ok) return brand
  if (brand.value.name !== confirmation.trim())
    return fail('request-invalid', { fields: { confirmation: 'is not the name of the brand' } })
  await ports.brands.remove(brand.value.id)
  return ok(undefined)
}
