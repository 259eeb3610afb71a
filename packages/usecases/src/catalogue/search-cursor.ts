import { z } from 'zod'
import type { OfferPosition } from './search-ports'

export const searchOrders = ['newest', 'price-up', 'price-down', 'fit', 'rest'] as const
/**
 * What a list goes through. `fit` are the garments that fit, best first; `rest` are the others, newest first, which
 * follow on them.
 */
export type SearchOrder = (typeof searchOrders)[number]

/** Where a list goes on: after this garment. */
export type SearchPosition = OfferPosition & {
  readonly order: SearchOrder
  /** How well it fits whoever asks, see `rankOf`; 0 where the order does not ask. */
  readonly rank: number
}

const positionSchema = z
  .tuple([
    z.enum(searchOrders),
    z.coerce.number().int().min(0).max(1000),
    z.coerce.number().int().min(-8.64e15).max(8.64e15),
    z.coerce.number().int().min(0).max(2_147_483_647),
    z.uuid(),
  ])
  .transform(
    ([order, rank, milliseconds, priceMinor, garmentId]): SearchPosition => ({
      order,
      rank,
      publishedAt: new Date(milliseconds),
      priceMinor,
      garmentId,
    }),
  )

/** Where a search goes on, as one word that fits in an address. Numbers come back exactly. */
export const cursorOf = ({ order, rank, publishedAt, priceMinor, garmentId }: SearchPosition): string =>
  [order, rank, publishedAt.getTime(), priceMinor, garmentId].join('_')

/** The position of a cursor, or null when it is none that a search gave. */
export const positionOf = (cursor: string): SearchPosition | null =>
  positionSchema.safeParse(cursor.split('_')).data ?? null
