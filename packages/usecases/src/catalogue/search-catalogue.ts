import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { catalogueCardSchema } from './catalogue-card'
import { cursorOf, positionOf } from './search-cursor'
import type { CatalogueSearch, PlainOrder } from './search-ports'
import type { CatalogueSearchRequest } from './search-request'

/** How well the best size of a garment fits whoever asks. */
export const cardFitSchema = z.object({
  label: z.string(),
  /** That the whole garment fits, 0 to 1. */
  probability: z.number(),
  verdict: z.enum(['fits', 'tighter', 'looser', 'unsure']),
  reasons: z.array(z.unknown()).readonly(),
})

export const cataloguePageSchema = z.object({
  items: z.array(catalogueCardSchema.extend({ fit: cardFitSchema.nullable() })).readonly(),
  /** Null on the last page. */
  nextCursor: z.string().nullable(),
  /** Whether only garments that fit are shown. */
  fitsMe: z.boolean(),
})
export type CataloguePage = z.infer<typeof cataloguePageSchema>

/** A page of what is on offer, for anybody; ordered by fit only for somebody who has something to compare with. */
export async function searchCatalogue(
  ports: { readonly catalogue: Pick<CatalogueSearch, 'listOffers' | 'readCards'> },
  _actor: Actor | null,
  { sort, cursor, limit, fitsMe: _fitsMe, ...filter }: CatalogueSearchRequest,
): Promise<Result<CataloguePage>> {
  const order: PlainOrder = sort === 'fit' ? 'newest' : sort
  const after = cursor == null ? null : positionOf(cursor)
  if (cursor != null && after?.order !== order)
    return fail('request-invalid', {
      detail: 'The cursor belongs to another list. Start again from the first page.',
      fields: { cursor: 'not a cursor of this list' },
    })
  const found = await ports.catalogue.listOffers(filter, order, after, limit + 1)
  const shown = found.slice(0, limit)
  const cards = new Map(
    (await ports.catalogue.readCards(shown.map(({ garmentId }) => garmentId))).map((card) => [card.id, card]),
  )
  const last = shown.at(-1)
  return ok({
    items: shown.flatMap(({ garmentId }) => {
      const card = cards.get(garmentId)
      return card === undefined ? [] : [{ ...card, fit: null }]
    }),
    nextCursor: found.length > limit && last !== undefined ? cursorOf({ ...last, order, probability: 0 }) : null,
    fitsMe: false,
  })
}
