import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { wardrobeGarmentSchema } from './garment'
import type { RemovedGarment, WardrobeStore } from './ports'

export const removedGarmentsSchema = z.array(z.object({ garment: wardrobeGarmentSchema, removedAt: z.date() }))

/** Older ones are still there and can be erased with the account; who looks for a garment deleted long ago scans it anew. */
const most = 100

/** What the actor removed from their wardrobe, removed last first. */
export async function listRemoved(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'listRemoved'> },
  actor: Actor,
): Promise<Result<readonly RemovedGarment[]>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  return ok(await ports.wardrobe.listRemoved(actor.userId, most))
}
