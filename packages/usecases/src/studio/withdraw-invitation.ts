import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { enterBrand } from './brand-access'
import type { BrandStore, InvitationStore } from './brand-store'

/** Takes an invitation back that was not accepted yet, for owners; its link is worth nothing from then on. */
export async function withdrawInvitation(
  ports: { readonly brands: Pick<BrandStore, 'handle'>; readonly invitations: Pick<InvitationStore, 'remove'> },
  actor: Actor,
  input: { readonly brand: string; readonly invitationId: string },
): Promise<Result<void>> {
  const brand = await enterBrand(ports, actor, input.brand, 'OWNER')
  if (!brand.ok) return brand
  return (await ports.invitations.remove(brand.value.id, input.invitationId)) ? ok(undefined) : fail('not-found')
}
