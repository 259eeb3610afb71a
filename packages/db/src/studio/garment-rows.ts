import { categorySchema, colourFamilySchema, fitStyleSchema, garmentTypeSchema, stretchSchema } from '@fitsize/garments'
import { type GarmentDetails, type GarmentRow, localisedTextSchema, type StudioGarment } from '@fitsize/usecases'
import { Prisma } from '../generated/client'

export const rowColumns = {
  id: true,
  key: true,
  name: true,
  garmentType: true,
  category: true,
  colour: true,
  priceMinor: true,
  currency: true,
  visibility: true,
  version: true,
  collection: { select: { id: true, title: true, status: true } },
  photos: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, width: true, height: true, state: true },
  },
  sizes: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      label: true,
      system: true,
      sku: true,
      gtin: true,
      measurements: { take: 1, select: { dimension: true } },
    },
  },
} satisfies Prisma.CatalogueGarmentSelect

export const garmentColumns = {
  ...rowColumns,
  colourFamily: true,
  composition: true,
  stretch: true,
  fitStyle: true,
  shopUrl: true,
} satisfies Prisma.CatalogueGarmentSelect

type Row = Prisma.CatalogueGarmentGetPayload<{ select: typeof rowColumns }>

export const rowOf = ({ name, garmentType, category, colour, photos, sizes, ...row }: Row): GarmentRow => ({
  id: row.id,
  key: row.key,
  name: localisedTextSchema.parse(name),
  garmentType: garmentTypeSchema.parse(garmentType),
  category: categorySchema.nullable().parse(category),
  colour: localisedTextSchema.nullable().parse(colour),
  priceMinor: row.priceMinor,
  currency: row.currency,
  visibility: row.visibility,
  version: row.version,
  sizeCount: sizes.length,
  hasChart: sizes.some(({ measurements }) => measurements.length > 0),
  photoId: photos[0]?.id ?? null,
  collection: row.collection,
})

/** A garment as its maker keeps it. */
export const studioGarmentOf = (
  row: Prisma.CatalogueGarmentGetPayload<{ select: typeof garmentColumns }>,
): StudioGarment => ({
  ...rowOf(row),
  colourFamily: colourFamilySchema.nullable().parse(row.colourFamily),
  composition: localisedTextSchema.nullable().parse(row.composition),
  stretch: stretchSchema.nullable().parse(row.stretch),
  fitStyle: fitStyleSchema.nullable().parse(row.fitStyle),
  shopUrl: row.shopUrl,
  photos: row.photos,
  sizes: row.sizes.map(({ label, system, sku, gtin }) => ({ label, system, sku, gtin })),
})

/** What is said of a garment, as columns. */
export const detailColumnsOf = ({ colour, composition, ...details }: GarmentDetails) => ({
  ...details,
  colour: colour ?? Prisma.DbNull,
  composition: composition ?? Prisma.DbNull,
})
