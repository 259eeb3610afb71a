import { fail, ok, type Result } from '@fitsize/contracts'
import { type GarmentType, garmentTypeSchema } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import type { WardrobeStore } from './ports'

export const garmentCountsSchema = z.partialRecord(garmentTypeSchema, z.number().int())

/** How many garments of each type the actor has. */
export async function countGarments(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'countByType'> },
  actor: Actor,
): Promise<Result<Partial<Record<GarmentType, number>>>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  return ok(await ports.wardrobe.countByType(actor.userId))
}
