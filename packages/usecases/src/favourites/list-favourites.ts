import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { favouriteSchema } from './favourite'
import type { FavouritePosition, FavouriteStore } from './ports'

export const favouritePageRequestSchema = z.strictObject({
  limit: z.number().int().min(1).max(48).default(24),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/, 'not a cursor of this list')
    .nullish(),
})
export type FavouritePageRequest = z.output<typeof favouritePageRequestSchema>

export const favouritePageSchema = z.object({
  items: z.array(favouriteSchema).readonly(),
  /** Null on the last page. */
  nextCursor: z.string().nullable(),
})
export type FavouritePage = z.infer<typeof favouritePageSchema>

/** The actor's own favourites, newest first. */
export async function listFavourites(
  ports: { readonly favourites: Pick<FavouriteStore, 'list'> },
  actor: Actor,
  { limit, cursor }: FavouritePageRequest,
): Promise<Result<FavouritePage>> {
  if (actor.kind !== 'user') return fail('not-signed-in')
  const found = await ports.favourites.list(actor.userId, limit + 1, cursor == null ? null : positionOf(cursor))
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return ok({
    items,
    nextCursor: found.length > limit && last !== undefined ? `${last.keptAt.getTime()}_${last.garmentId}` : null,
  })
}

function positionOf(cursor: string): FavouritePosition {
  const [milliseconds = '', garmentId = ''] = cursor.split('_')
  return { keptAt: new Date(Number(milliseconds)), garmentId }
}
