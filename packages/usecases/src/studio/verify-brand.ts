import { fail, ok, type Result } from '@fitsize/contracts'
import { type Actor, hasRole } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { BrandStore } from './brand-store'

/** Gives a brand the badge of being who it says, or takes it back. For administrators. */
export async function verifyBrand(
  ports: { readonly brands: Pick<BrandStore, 'setVerified'>; readonly now: Clock },
  actor: Actor,
  { brand, verified }: { readonly brand: string; readonly verified: boolean },
): Promise<Result<void>> {
  if (!hasRole(actor, 'ADMIN')) return fail('not-allowed')
  return (await ports.brands.setVerified(brand, verified ? ports.now() : null)) ? ok(undefined) : fail('not-found')
}
