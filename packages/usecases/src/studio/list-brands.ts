import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { OwnBrand } from './brand'
import type { BrandStore } from './brand-store'

/** The brands that the actor is a member of. */
export async function listBrands(
  ports: { readonly brands: Pick<BrandStore, 'list'> },
  actor: Actor,
): Promise<Result<readonly OwnBrand[]>> {
  return actor.kind === 'user' ? ok(await ports.brands.list(actor.userId)) : fail('not-signed-in')
}
