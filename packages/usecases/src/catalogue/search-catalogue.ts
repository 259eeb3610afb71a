import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { type FitReads, mostReferences } from '../wardrobe/reference'
import { bestOf, cardFits } from './card-fits'
import { cardFitSchema, catalogueCardSchema } from './catalogue-card'
import { expectedOf } from './fit-depth'
import { lowestRank } from './fit-rank'
import { type FitTarget, fitTargets } from './fit-targets'
import type { JudgedSize } from './judged-size'
import { fitPositionOf, garmentsFrom, searchByFit } from './search-by-fit'
import { cursorOf, positionOf, type SearchOrder, type SearchPosition } from './search-cursor'
import type { CatalogueSearch, OfferPosition, PlainOrder } from './search-ports'
import type { CatalogueFilter, CatalogueSearchRequest } from './search-request'
import { sizeScoresOf } from './size-scores'

export const cataloguePageSchema = z.object({
  items: z.array(catalogueCardSchema.extend({ fit: cardFitSchema.nullable() })).readonly(),
  /** Null on the last page. A page may hold fewer garments than asked for, even none, and others still follow. */
  nextCursor: z.string().nullable(),
  /** Whether only garments that fit are shown. */
  fitsMe: z.boolean(),
})
export type CataloguePage = z.infer<typeof cataloguePageSchema>

export type SearchPorts = {
  readonly catalogue: Omit<CatalogueSearch, 'countFacets'>
  readonly wardrobe: FitReads
}

/** Garments on the page, best sizes of those that fit, and where the list goes on. */
type Found = {
  readonly shown: readonly { readonly garmentId: string; readonly best: readonly JudgedSize[] }[]
  readonly next: SearchPosition | null
}

type Asked = {
  readonly targets: readonly FitTarget[]
  readonly filter: CatalogueFilter
  readonly limit: number
}

/**
 * A page of what is on offer, for anybody. With something to compare with, garments can be ordered by fit, and only those
 * that fit are shown unless the caller wants all.
 */
export async function searchCatalogue(
  ports: SearchPorts,
  actor: Actor | null,
  { sort, cursor, limit, fitsMe: wanted = true, ...filter }: CatalogueSearchRequest,
): Promise<Result<CataloguePage>> {
  const after = cursor == null ? null : positionOf(cursor)
  if (cursor != null && after === null) return notOfThisList
  const { comparable, targets } = await targetsOf(ports.wardrobe, actor, filter)
  const fitsMe = wanted && comparable
  const order: PlainOrder | 'fit' = sort === 'fit' && !comparable ? 'newest' : sort
  if (after !== null && !goesOn(order, fitsMe).includes(after.order)) return notOfThisList

  const asked = { targets, filter, limit }
  const { shown, next } =
    order !== 'fit'
      ? await (fitsMe ? fittingInOrder : inOrder)(ports.catalogue, asked, order, after)
      : await byFit(ports.catalogue, asked, after, fitsMe)

  const [cards, fits] = await Promise.all([
    ports.catalogue.readCards(shown.map(({ garmentId }) => garmentId)),
    cardFits(
      ports.catalogue,
      shown.map(({ best }) => best),
    ),
  ])
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  return ok({
    items: shown.flatMap(({ garmentId }) => {
      const card = cardOf.get(garmentId)
      return card === undefined ? [] : [{ ...card, fit: fits.get(garmentId) ?? null }]
    }),
    nextCursor: next === null ? null : cursorOf(next),
    fitsMe,
  })
}

const notOfThisList = fail('request-invalid', {
  detail: 'The cursor belongs to another list. Start again from the first page.',
  fields: { cursor: 'not a cursor of this list' },
})

/** The orders in which a list may be when its next page is asked for. */
const goesOn = (order: PlainOrder | 'fit', fitsMe: boolean): readonly SearchOrder[] =>
  order === 'fit' && !fitsMe ? ['fit', 'rest'] : [order]

/** `comparable` says whether the caller has anything to compare with, whatever the filter. */
async function targetsOf(
  wardrobe: FitReads,
  actor: Actor | null,
  filter: CatalogueFilter,
): Promise<{ readonly comparable: boolean; readonly targets: readonly FitTarget[] }> {
  if (actor?.kind !== 'user') return { comparable: false, targets: [] }
  const [references, wishes] = await Promise.all([
    wardrobe.readReferences(actor.userId, mostReferences),
    wardrobe.readWish(actor.userId),
  ])
  const targets = fitTargets(references, wishes, filter)
  const comparable = targets.length > 0 || fitTargets(references, wishes, {}).length > 0
  return { comparable, targets }
}

/** The best first; then, unless only what fits is asked for, the others, the newest first. */
async function byFit(
  catalogue: SearchPorts['catalogue'],
  asked: Asked,
  after: SearchPosition | null,
  fitsMe: boolean,
): Promise<Found> {
  const { targets, filter, limit } = asked
  if (after?.order === 'rest') return theRest(catalogue, asked, after)
  const found = await searchByFit(catalogue, targets, filter, after, limit + 1)
  const shown = found.slice(0, limit).map((best) => ({ garmentId: best[0].size.garmentId, best }))
  if (found.length > limit) {
    const last = shown.at(-1)?.best[0]
    return { shown, next: last === undefined ? null : { order: 'fit', priceMinor: 0, ...fitPositionOf(last) } }
  }
  if (fitsMe) return { shown, next: null }
  const rest = await theRest(catalogue, { ...asked, limit: limit - shown.length }, null)
  return { shown: [...shown, ...rest.shown], next: rest.next }
}

/** Offers are looked at so many at once, and so many times for a page. */
const looksAt = 200
const mostLooks = 10

/** Garments in an order of which a size fits, or none does; a page ends early rather than look on and on. */
async function filtered(
  catalogue: SearchPorts['catalogue'],
  { targets, filter, limit }: Asked,
  order: PlainOrder,
  after: OfferPosition | null,
  keep: (best: readonly JudgedSize[]) => boolean,
): Promise<{ readonly shown: Found['shown']; readonly next: OfferPosition | null }> {
  const shown: { readonly garmentId: string; readonly best: readonly JudgedSize[] }[] = []
  let last = after
  for (let look = 0; look < mostLooks; look++) {
    const offers = await catalogue.listOffers(filter, order, last, looksAt)
    const best = await bestAmong(
      catalogue,
      targets,
      offers.map(({ garmentId }) => garmentId),
    )
    for (const offer of offers) {
      const sizes = best.get(offer.garmentId) ?? []
      if (!keep(sizes)) {
        last = offer
        continue
      }
      if (shown.length === limit) return { shown, next: last }
      shown.push({ garmentId: offer.garmentId, best: sizes })
      last = offer
    }
    if (offers.length < looksAt) return { shown, next: null }
  }
  return { shown, next: last }
}

/** For each of the garments the sizes that fit it best, if any may be recommended. */
async function bestAmong(
  catalogue: SearchPorts['catalogue'],
  targets: readonly FitTarget[],
  garmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly JudgedSize[]>> {
  if (targets.length === 0 || garmentIds.length === 0) return new Map()
  const [cards, sizes] = await Promise.all([catalogue.readCards(garmentIds), catalogue.sizesOf(garmentIds)])
  return new Map(cards.map((card) => [card.id, bestOf(targets, card, sizes.get(card.id) ?? [])]))
}

async function theRest(
  catalogue: SearchPorts['catalogue'],
  asked: Asked,
  after: SearchPosition | null,
): Promise<Found> {
  const { shown, next } = await filtered(catalogue, asked, 'newest', after, (best) => best.length === 0)
  return { shown, next: next === null ? null : { order: 'rest', rank: 0, ...next } }
}

async function inOrder(
  catalogue: SearchPorts['catalogue'],
  { targets, filter, limit }: Asked,
  order: PlainOrder,
  after: OfferPosition | null,
): Promise<Found> {
  const offers = await catalogue.listOffers(filter, order, after, limit + 1)
  const onPage = offers.slice(0, limit)
  const ids = onPage.map(({ garmentId }) => garmentId)
  const best = await bestAmong(catalogue, targets, ids)
  const last = onPage.at(-1)
  return {
    shown: ids.map((garmentId) => ({ garmentId, best: best.get(garmentId) ?? [] })),
    next: offers.length > limit && last !== undefined ? { order, rank: 0, ...last } : null,
  }
}

/** Where no more sizes than this fit, they are all found by fit and put in order; else those in order mostly fit. */
const fewSizes = 2000

/** Garments in an order of which a size fits. */
async function fittingInOrder(
  catalogue: SearchPorts['catalogue'],
  asked: Asked,
  order: PlainOrder,
  after: OfferPosition | null,
): Promise<Found> {
  const { targets, filter, limit } = asked
  if (targets.length === 0) return { shown: [], next: null }
  const scores = sizeScoresOf(targets)
  if (expectedOf(scores, await catalogue.sampleSizes()).sizesFrom(lowestRank) > fewSizes) {
    const { shown, next } = await filtered(catalogue, asked, order, after, (best) => best.length > 0)
    return { shown, next: next === null ? null : { order, rank: 0, ...next } }
  }
  const found = await garmentsFrom(catalogue, scores, filter, lowestRank)
  const best = new Map(found.map((sizes) => [sizes[0].size.garmentId, sizes]))
  const offers = await catalogue.listOffers(filter, order, after, limit + 1, [...best.keys()])
  const onPage = offers.slice(0, limit)
  const last = onPage.at(-1)
  return {
    shown: onPage.map(({ garmentId }) => ({ garmentId, best: best.get(garmentId) ?? [] })),
    next: offers.length > limit && last !== undefined ? { order, rank: 0, ...last } : null,
  }
}
