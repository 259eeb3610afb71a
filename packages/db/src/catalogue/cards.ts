import { categorySchema, garmentTypeSchema } from '@fitsize/garments'
import { type CatalogueCard, localisedTextSchema } from '@fitsize/usecases'
import type pg from 'pg'
import { brandReferenceOf } from './brand-columns'

type CardRow = Omit<CatalogueCard, 'brand' | 'collection' | 'name' | 'colour' | 'garmentType' | 'category'> & {
  readonly name: unknown
  readonly colour: unknown
  readonly garmentType: string
  readonly category: string | null
  readonly brandSlug: string
  readonly brandName: string
  readonly verifiedAt: Date | null
  readonly collectionSlug: string
  readonly title: string
}

/** Those of the garments that are published in published collections, in any order. Plain SQL: Prisma takes as long as the search. */
export async function readCards(pool: pg.Pool, garmentIds: readonly string[]): Promise<readonly CatalogueCard[]> {
  if (garmentIds.length === 0) return []
  const { rows } = await pool.query<CardRow>({
    name: 'catalogue-cards',
    text: `SELECT garment.id, garment.slug, garment.name, garment."garmentType", garment.category, garment.colour,
             garment."priceMinor", garment.currency, photo.id AS "photoId", brand.slug AS "brandSlug",
             brand.name AS "brandName", brand."verifiedAt", collection.slug AS "collectionSlug", collection.title
           FROM app."CatalogueGarment" AS garment
             JOIN app."Collection" AS collection ON collection.id = garment."collectionId"
             JOIN app."Brand" AS brand ON brand.id = collection."brandId"
             LEFT JOIN LATERAL (
               SELECT id FROM app."CataloguePhoto" WHERE "garmentId" = garment.id AND state = 'VISIBLE'
               ORDER BY position, id LIMIT 1) AS photo ON TRUE
           WHERE garment.id = ANY ($1::uuid[]) AND collection.status = 'PUBLISHED' AND garment.visibility = 'PUBLISHED'`,
    values: [garmentIds],
  })
  return rows.map(({ brandSlug, brandName, verifiedAt, collectionSlug, title, ...garment }) => ({
    ...garment,
    name: localisedTextSchema.parse(garment.name),
    garmentType: garmentTypeSchema.parse(garment.garmentType),
    category: categorySchema.nullable().parse(garment.category),
    colour: localisedTextSchema.nullable().parse(garment.colour),
    brand: brandReferenceOf({ slug: brandSlug, name: brandName, verifiedAt }),
    collection: { slug: collectionSlug, title },
  }))
}
