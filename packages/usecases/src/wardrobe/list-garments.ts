import { fail, ok, type Result } from '@fitsize/contracts'
import { garmentTypeSchema } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { type WardrobeGarment, wardrobeGarmentSchema } from './garment'
import type { PagePosition, WardrobeStore } from './ports'

export const wardrobePageRequestSchema = z.strictObject({
  limit: z.number().int().min(1).max(100).default(50),
  /** `next` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/, 'not a cursor of this list')
    .nullish(),
  /** Only garments of this type. */
  garmentType: garmentTypeSchema.nullish(),
})
export type WardrobePageRequest = z.output<typeof wardrobePageRequestSchema>

export const wardrobePageSchema = z.object({
  garments: z.array(wardrobeGarmentSchema),
  /** Null on the last page. */
  next: z.string().nullable(),
})
export type WardrobePage = z.infer<typeof wardrobePageSchema>

/** The actor's own garments, newest first, of one type or of all. */
export async function listGarments(
  ports: { readonly wardrobe: Pick<WardrobeStore, 'list'> },
  actor: Actor,
  { limit, cursor, garmentType }: WardrobePageRequest,
): Promise<Result<WardrobePage>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const after = cursor == null ? null : positionOf(cursor)
  const found = await ports.wardrobe.list(actor.userId, limit + 1, after, garmentType ?? null)
  const garments = found.slice(0, limit)
  const last = garments.at(-1)
  return ok({ garments, next: found.length > limit && last !== undefined ? cursorOf(last) : null })
}

const cursorOf = ({ createdAt, id }: WardrobeGarment): string => `${createdAt.getTime()}_${id}`

function positionOf(cursor: string): PagePosition {
  const [milliseconds = '', id = ''] = cursor.split('_')
  return { createdAt: new Date(Number(milliseconds)), id }
}
