import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Wishes } from './fit'
import { type FitReads, mostReferences, type WardrobeReference } from './reference'

/** What new garments are compared with for the actor: their newest references and their wishes. */
export async function readReferences(
  ports: { readonly fit: FitReads },
  actor: Actor,
): Promise<Result<{ readonly references: readonly WardrobeReference[]; readonly wishes: Wishes }>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const [references, wishes] = await Promise.all([
    ports.fit.readReferences(actor.userId, mostReferences),
    ports.fit.readWish(actor.userId),
  ])
  return ok({ references, wishes })
}
