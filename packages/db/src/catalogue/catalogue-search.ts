import type { CatalogueSearch, OfferPosition, PlainOrder, SizeLabel } from '@fitsize/usecases'
import type { Database } from '../client'
import { readCards } from './cards'
import { countFacets } from './facets'
import { conditionsBut, newParameters, offerConditions, type Parameters } from './offer-conditions'
import { packedSizes, unpackSizes } from './packed-sizes'
import { newestWithin, sizesWithin } from './size-bounds'
import { createSizeSample } from './size-sample'

/** Each order as its index has it, and what comes after a position in it. */
const orders: Readonly<
  Record<PlainOrder, { by: string; after: (position: OfferPosition, add: Parameters['add']) => string }>
> = {
  newest: {
    by: 'offer."publishedAt" DESC, offer."garmentId" DESC',
    after: ({ publishedAt, garmentId }, add) =>
      `(offer."publishedAt", offer."garmentId") < (${add(publishedAt)}::timestamptz, ${add(garmentId)}::uuid)`,
  },
  'price-up': {
    by: 'offer."priceMinor", offer."garmentId"',
    after: ({ priceMinor, garmentId }, add) =>
      `(offer."priceMinor", offer."garmentId") > (${add(priceMinor)}::int, ${add(garmentId)}::uuid)`,
  },
  'price-down': {
    by: 'offer."priceMinor" DESC, offer."garmentId" DESC',
    after: ({ priceMinor, garmentId }, add) =>
      `(offer."priceMinor", offer."garmentId") < (${add(priceMinor)}::int, ${add(garmentId)}::uuid)`,
  },
}

/** Searches in what is on offer. Plain SQL: Prisma can say neither the keysets nor the joins of the search. */
export function createCatalogueSearch({ pool }: Database): CatalogueSearch {
  return {
    listOffers: async (filter, order, after, limit, among) => {
      const parameters = newParameters()
      const conditions = [conditionsBut(offerConditions(filter, parameters))]
      if (among !== undefined) conditions.push(`offer."garmentId" = ANY (${parameters.add(among)}::uuid[])`)
      if (after !== null) conditions.push(orders[order].after(after, parameters.add))
      const { rows } = await pool.query<OfferPosition>(
        `SELECT offer."garmentId", offer."publishedAt", offer."priceMinor" FROM app."GarmentOffer" AS offer
         WHERE ${conditions.join(' AND ')} ORDER BY ${orders[order].by} LIMIT ${parameters.add(limit)}`,
        parameters.values,
      )
      return rows
    },

    readCards: (garmentIds) => readCards(pool, garmentIds),

    sizesOf: async (garmentIds) => {
      const { rows } = await pool.query<{ garmentId: string; sizes: Buffer | null }>(
        `SELECT size."garmentId", ${packedSizes} AS sizes FROM app."SizeOffer" AS size
         WHERE size."garmentId" = ANY ($1::uuid[]) GROUP BY size."garmentId"`,
        [garmentIds],
      )
      return new Map(rows.map(({ garmentId, sizes }) => [garmentId, unpackSizes(sizes)]))
    },

    readLabels: async (sizeIds) => {
      const { rows } = await pool.query<SizeLabel & { id: string }>({
        name: 'catalogue-labels',
        text: 'SELECT id, label, system FROM app."CatalogueSize" WHERE id = ANY ($1::uuid[])',
        values: [sizeIds],
      })
      return new Map(rows.map(({ id, ...label }) => [id, label]))
    },

    sizesWithin: (bounds, filter, limit) => sizesWithin(pool, bounds, filter, limit),

    newestWithin: (bounds, filter, among) => newestWithin(pool, bounds, filter, among),

    sampleSizes: createSizeSample(pool),

    countFacets: (filter) => countFacets(pool, filter),
  }
}
