import { dimensionNames } from '@fitsize/garments'
import type { ColumnTarget, ImportField } from './import-mapping'

/** The columns of FitSize's own format around the measures: one row for each size, the garment's columns in each. */
export const ownFields = {
  garment: 'garment',
  name_en: 'name-en',
  name_fr: 'name-fr',
  type: 'type',
  category: 'category',
  colour_en: 'colour-en',
  colour_fr: 'colour-fr',
  colour_family: 'colour-family',
  price: 'price',
  currency: 'currency',
  composition_en: 'composition-en',
  composition_fr: 'composition-fr',
  stretch: 'stretch',
  fit_style: 'fit-style',
  shop_url: 'shop-url',
  images: 'images',
  size: 'size',
  size_system: 'size-system',
  sku: 'sku',
  gtin: 'gtin',
} as const satisfies Record<string, ImportField>
export type OwnField = keyof typeof ownFields

/** What FitSize knows and another format has no column for stands in ours, with this before it. */
export const ownPrefix = 'fitsize_'

const measureColumns: readonly (readonly [string, ColumnTarget])[] = dimensionNames.flatMap((dimension) => [
  [`${dimension}_flat_cm`, { kind: 'length', dimensions: [dimension], extent: 'flat', unit: 'cm' }],
  [`${dimension}_girth_cm`, { kind: 'length', dimensions: [dimension], extent: 'girth', unit: 'cm' }],
  [`${dimension}_tolerance_cm`, { kind: 'tolerance', dimensions: [dimension], unit: 'cm' }],
])

export const ownTargets: ReadonlyMap<string, ColumnTarget> = new Map([
  ...Object.entries(ownFields).map(([column, field]) => [column, { kind: 'field', field }] as const),
  ...measureColumns,
])
export const measureColumnNames: readonly string[] = measureColumns.map(([column]) => column)
