import { categorySchema, garmentTypeSchema } from '@fitsize/garments'
import { type CatalogueCard, localisedTextSchema } from '@fitsize/usecases'
import type pg from 'pg'

type CardRow = Omit<CatalogueCard, 'brand' | 'collection' | 'name' | 'colour' | 'garmentType' | 'category'> & {
  readonly name: unknown
  readonly colour: unknown
  readonly garmentType: string
  readonly category: string | null
  readonly brandSlug: string
  readonly brandName: string
  readonly collectionSlug: string
  readonly title: string
}

/** Those of the garments whose collections are published, in any order. Plain SQL: Prisma takes as long as the search. */
export async function readCards(pool: pg.Pool, garmentIds: readonly string[]): Promise<readonly CatalogueCard[]> {
  if (garmentIds.length === 0) return []
  const { rows } = await pool.query<CardRow>({
    name: 'catalogue-cards',
    text: `SELECT garment.id, garment.slug, garment.name, garment."garmentType", garment.category, garment.colour,
             garment."priceMinor", garment.currency, garment."imagePath", brand.slug AS "brandSlug",
             brand.name AS "brandName", collection.slug AS "collectionSlug", collection.title
           FROM app."CatalogueGarment" AS garment
             JOIN app."Collection" AS collection ON collection.id = garment."collectionId"
             JOIN app."Brand" AS brand ON brand.id = collection."brandId"
           WHERE garment.id = ANY ($1::uuid[]) AND collection.status = 'PUBLISHED'`,
    values: [garmentIds],
  })
  return rows.map(({ brandSlug, brandName, collectionSlug, title, ...garment }) => ({
    ...garment,
    name: localisedTextSchema.parse(garment.name),
    garmentType: garmentTypeSchema.parse(garment.garmentType),
    category: categorySchema.nullable().parse(garment.category),
    colour: localisedTextSchema.parse(garment.colour),
    brand: { slug: brandSlug, name: brandName },
    collection: { slug: collectionSlug, title },
  }))
}
