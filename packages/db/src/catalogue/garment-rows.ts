import {
  categorySchema,
  colourFamilySchema,
  type DimensionName,
  dimensionNameSchema,
  fitStyleSchema,
  garmentTypeSchema,
  stretchSchema,
} from '@fitsize/garments'
import {
  type CatalogueGarment,
  type CatalogueGarmentPage,
  centimetres,
  garmentOutlineSchema,
  localisedTextSchema,
} from '@fitsize/usecases'
import type { Extent, Prisma } from '../generated/client'
import { photoIdOf, shownPhotos } from './photo-columns'

export const catalogueGarmentColumns = {
  id: true,
  slug: true,
  name: true,
  garmentType: true,
  colour: true,
  priceMinor: true,
  currency: true,
  photos: shownPhotos,
  category: true,
  stretch: true,
  fitStyle: true,
  colourFamily: true,
  sizes: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      label: true,
      system: true,
      measurements: {
        select: { dimension: true, valueTenthsMm: true, toleranceTenthsMm: true, extent: true },
      },
    },
  },
} satisfies Prisma.CatalogueGarmentSelect

/** What only a garment's own page shows. */
export const catalogueGarmentPageColumns = {
  composition: true,
  shopUrl: true,
  outline: true,
} satisfies Prisma.CatalogueGarmentSelect

type PageRow = Prisma.CatalogueGarmentGetPayload<{
  select: typeof catalogueGarmentPageColumns & { photos: typeof shownPhotos }
}>

type GarmentRow = Prisma.CatalogueGarmentGetPayload<{ select: typeof catalogueGarmentColumns }>

type MeasurementRow = {
  readonly dimension: string
  readonly valueTenthsMm: number
  readonly toleranceTenthsMm: number
  readonly extent: Extent
}
type SizeDimensions = CatalogueGarment['sizes'][number]['dimensions']

function dimensionsOf(measurements: readonly MeasurementRow[]): SizeDimensions {
  const dimensions: Partial<Record<DimensionName, SizeDimensions[DimensionName]>> = {}
  for (const { dimension, valueTenthsMm, toleranceTenthsMm, extent } of measurements) {
    const name = dimensionNameSchema.safeParse(dimension)
    if (name.success)
      dimensions[name.data] = { cm: centimetres(valueTenthsMm), toleranceCm: centimetres(toleranceTenthsMm), extent }
  }
  return dimensions
}

/** A garment of the catalogue as the use cases know it. */
export const catalogueGarmentOf = ({
  name,
  colour,
  garmentType,
  sizes,
  photos,
  ...row
}: GarmentRow): CatalogueGarment => ({
  id: row.id,
  slug: row.slug,
  name: localisedTextSchema.parse(name),
  garmentType: garmentTypeSchema.parse(garmentType),
  colour: localisedTextSchema.nullable().parse(colour),
  priceMinor: row.priceMinor,
  currency: row.currency,
  photoId: photoIdOf({ photos }),
  category: categorySchema.nullable().parse(row.category),
  stretch: stretchSchema.nullable().parse(row.stretch),
  fitStyle: fitStyleSchema.nullable().parse(row.fitStyle),
  colourFamily: colourFamilySchema.nullable().parse(row.colourFamily),
  sizes: sizes.map(({ id, label, system, measurements }) => ({
    id,
    label,
    system,
    dimensions: dimensionsOf(measurements),
  })),
})

/** What only a garment's own page shows, as the use cases know it. */
export const pagePartsOf = ({
  composition,
  shopUrl,
  outline,
  photos,
}: PageRow): Pick<CatalogueGarmentPage, 'composition' | 'shopUrl' | 'outline' | 'photos'> => ({
  photos,
  composition: localisedTextSchema.nullable().parse(composition),
  shopUrl,
  outline: garmentOutlineSchema.nullable().parse(outline),
})
