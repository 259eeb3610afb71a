import { garmentTypeSchema } from '@fitsize/garments'
import { type CatalogueSearch, localisedTextSchema, type OfferPosition, type PlainOrder } from '@fitsize/usecases'
import type { Database } from '../client'
import { countFacets } from './facets'
import { conditionsBut, newParameters, offerConditions, type Parameters } from './offer-conditions'

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
export function createCatalogueSearch({ pool, prisma }: Database): CatalogueSearch {
  return {
    listOffers: async (filter, order, after, limit) => {
      const parameters = newParameters()
      const conditions = [conditionsBut(offerConditions(filter, parameters))]
      if (after !== null) conditions.push(orders[order].after(after, parameters.add))
      const { rows } = await pool.query<OfferPosition>(
        `SELECT offer."garmentId", offer."publishedAt", offer."priceMinor" FROM app."GarmentOffer" AS offer
         WHERE ${conditions.join(' AND ')} ORDER BY ${orders[order].by} LIMIT ${parameters.add(limit)}`,
        parameters.values,
      )
      return rows
    },

    readCards: async (garmentIds) => {
      const rows = await prisma.catalogueGarment.findMany({
        where: { id: { in: [...garmentIds] }, collection: { status: 'PUBLISHED' } },
        select: {
          id: true,
          slug: true,
          name: true,
          garmentType: true,
          category: true,
          colour: true,
          priceMinor: true,
          currency: true,
          imagePath: true,
          collection: { select: { slug: true, title: true, brand: { select: { slug: true, name: true } } } },
        },
      })
      return rows.map(({ collection: { brand, ...collection }, ...garment }) => ({
        ...garment,
        name: localisedTextSchema.parse(garment.name),
        garmentType: garmentTypeSchema.parse(garment.garmentType),
        colour: localisedTextSchema.parse(garment.colour),
        brand,
        collection,
      }))
    },

    countFacets: (filter) => countFacets(pool, filter),
  }
}
