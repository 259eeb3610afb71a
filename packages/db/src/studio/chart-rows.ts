import { randomUUID } from 'node:crypto'
import { dimensionNameSchema } from '@fitsize/garments'
import { type ChartRow, sizeSystemSchema } from '@fitsize/usecases'
import type { Prisma } from '../generated/client'

export const chartColumns = {
  id: true,
  label: true,
  system: true,
  sku: true,
  gtin: true,
  measurements: { select: { dimension: true, valueTenthsMm: true, toleranceTenthsMm: true, extent: true } },
} satisfies Prisma.CatalogueSizeSelect

export type StoredSize = Prisma.CatalogueSizeGetPayload<{ select: typeof chartColumns }>

/** A size as its maker keeps it. A system that this version does not know is the maker's own. */
export function chartRowOf({ label, system, sku, gtin, measurements }: StoredSize): ChartRow {
  const lengths: ChartRow['lengths'] = {}
  for (const { dimension, valueTenthsMm, toleranceTenthsMm, extent } of measurements) {
    const name = dimensionNameSchema.safeParse(dimension)
    if (!name.success) continue
    lengths[name.data] = {
      value: valueTenthsMm,
      tolerance: toleranceTenthsMm,
      extent: extent === 'FLAT' ? 'flat' : 'girth',
    }
  }
  return { label, system: sizeSystemSchema.catch('CUSTOM').parse(system), sku, gtin, lengths }
}

/** Of what a size measures. */
export const measurementsOf = (
  sizeId: string,
  { lengths }: ChartRow,
): readonly Prisma.SizeMeasurementCreateManyInput[] =>
  Object.entries(lengths).map(([dimension, { value, tolerance, extent }]) => ({
    sizeId,
    dimension,
    valueTenthsMm: value,
    toleranceTenthsMm: tolerance,
    extent: extent === 'flat' ? 'FLAT' : 'GIRTH',
  }))

export const nameOfSize = ({ system, label }: Pick<ChartRow, 'system' | 'label'>): string => `${system}:${label}`

/** Whether two charts say the same, dimensions in any order. */
export const isSameChart = (one: readonly ChartRow[], other: readonly ChartRow[]): boolean =>
  JSON.stringify(one.map(inOrder)) === JSON.stringify(other.map(inOrder))

const inOrder = ({ label, system, sku, gtin, lengths }: ChartRow) => [
  label,
  system,
  sku,
  gtin,
  Object.entries(lengths)
    .map(([name, { value, tolerance, extent }]) => [name, value, tolerance, extent] as const)
    .sort(([one], [two]) => (one < two ? -1 : 1)),
]

/** Writes a garment's sizes anew; those that keep system and label keep their row. */
export async function writeChart(
  transaction: Prisma.TransactionClient,
  { brandId, garmentId }: { readonly brandId: string; readonly garmentId: string },
  stored: readonly StoredSize[],
  sizes: readonly ChartRow[],
): Promise<void> {
  const idOf = new Map(stored.map((size) => [nameOfSize(chartRowOf(size)), size.id]))
  const names = new Set(sizes.map(nameOfSize))
  const kept = stored.filter((size) => names.has(nameOfSize(chartRowOf(size))))
  const keptIds = kept.map(({ id }) => id)
  await transaction.catalogueSize.deleteMany({ where: { garmentId, id: { notIn: keptIds } } })
  // Numbers that change places would for a moment be there twice.
  await transaction.catalogueSize.updateMany({ where: { garmentId }, data: { sku: null, gtin: null } })
  await transaction.sizeMeasurement.deleteMany({ where: { sizeId: { in: keptIds } } })
  const rows = sizes.map((size, position) => ({ size, position, id: idOf.get(nameOfSize(size)) ?? randomUUID() }))
  for (const { id, position, size } of rows) {
    const { label, system, sku, gtin } = size
    if (keptIds.includes(id))
      await transaction.catalogueSize.update({
        where: { id },
        data: { position, sku, gtin },
        select: { id: true },
      })
    else
      await transaction.catalogueSize.create({
        data: { id, brandId, garmentId, label, system, position, sku, gtin },
        select: { id: true },
      })
  }
  await transaction.sizeMeasurement.createMany({ data: rows.flatMap(({ id, size }) => measurementsOf(id, size)) })
}
