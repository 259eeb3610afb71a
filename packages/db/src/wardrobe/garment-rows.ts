import { categorySchema, type DimensionName, dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import {
  centimetres,
  type GarmentFit,
  garmentFitSchema,
  type WardrobeDimension,
  type WardrobeGarment,
} from '@fitsize/usecases'
import type { Extent, Prisma, Provenance } from '../generated/client'

/** The newest revision: revisions are never changed, a correction is a new one. */
const newestRevision = {
  orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  take: 1,
} satisfies Prisma.WardrobeGarment$revisionsArgs

const valueColumns = {
  dimension: true,
  valueTenthsMm: true,
  lowTenthsMm: true,
  highTenthsMm: true,
  extent: true,
} satisfies Prisma.MeasurementValueSelect

export const fitColumns = {
  category: true,
  feel: true,
  zones: true,
  stretch: true,
  fitStyle: true,
  isReference: true,
} satisfies Prisma.WardrobeGarmentSelect

export const garmentColumns = {
  ...fitColumns,
  id: true,
  name: true,
  garmentType: true,
  photoKey: true,
  createdAt: true,
  revisions: {
    ...newestRevision,
    select: { createdAt: true, provenance: true, values: { select: valueColumns } },
  },
} satisfies Prisma.WardrobeGarmentSelect

export const garmentDetailColumns = {
  ...garmentColumns,
  scanId: true,
  revisions: {
    ...newestRevision,
    select: { ...garmentColumns.revisions.select, id: true, dimensionVersion: true, keypoints: true },
  },
} satisfies Prisma.WardrobeGarmentSelect

export type ValueRow = {
  readonly dimension: string
  readonly valueTenthsMm: number
  readonly lowTenthsMm: number
  readonly highTenthsMm: number
  readonly extent: Extent
}

type FitRow = {
  readonly category: string | null
  readonly feel: string | null
  readonly zones: unknown
  readonly stretch: string | null
  readonly fitStyle: string | null
  readonly isReference: boolean
}

type GarmentRow = FitRow & {
  readonly id: string
  readonly name: string
  readonly garmentType: string
  readonly photoKey: string | null
  readonly createdAt: Date
  readonly revisions: readonly {
    readonly createdAt: Date
    readonly provenance: Provenance
    readonly values: readonly ValueRow[]
  }[]
}

function dimensionsOf(values: readonly ValueRow[]): WardrobeGarment['dimensions'] {
  const dimensions: Partial<Record<DimensionName, WardrobeDimension>> = {}
  for (const { dimension, valueTenthsMm, lowTenthsMm, highTenthsMm, extent } of values) {
    // A dimension that this version no longer knows stays stored, but cannot be named to anyone.
    const name = dimensionNameSchema.safeParse(dimension)
    if (!name.success) continue
    dimensions[name.data] = {
      cm: centimetres(valueTenthsMm),
      low: centimetres(lowTenthsMm),
      high: centimetres(highTenthsMm),
      extent,
    }
  }
  return dimensions
}

/** What the owner said, as stored; a category that this version no longer knows cannot be named to anyone. */
export const fitOfRow = ({ category, feel, zones, stretch, fitStyle, isReference }: FitRow): GarmentFit =>
  garmentFitSchema.parse({
    category: categorySchema.nullable().catch(null).parse(category),
    feel,
    zones,
    stretch,
    fitStyle,
    isReference,
  })

/** @throws when the garment has no revision, which no insert here can leave behind. */
export function newestOf<R>(garment: { readonly id: string; readonly revisions: readonly R[] }): R {
  const revision = garment.revisions[0]
  if (revision === undefined) throw new Error(`wardrobe garment ${garment.id} has no measurement revision`)
  return revision
}

/** A garment as the use cases know it. */
export function garmentOf(row: GarmentRow): WardrobeGarment {
  const revision = newestOf(row)
  return {
    id: row.id,
    name: row.name,
    garmentType: garmentTypeSchema.parse(row.garmentType),
    hasPhoto: row.photoKey !== null,
    createdAt: row.createdAt,
    measuredAt: revision.createdAt,
    provenance: revision.provenance,
    dimensions: dimensionsOf(revision.values),
    fit: fitOfRow(row),
  }
}
