import { writtenAmount, writtenPrice } from '@fitsize/contracts'
import { writtenLength } from '@fitsize/sizing'
import { safeCell } from './cell-text'
import type { ImportFormat } from './import-mapping'
import type { ImportedGarment, ImportedSize } from './imported-garment'
import { measureColumnNames, type OwnField, ownFields, ownPrefix } from './own-columns'

type Row = Readonly<Record<string, string>>

const native: Readonly<Record<Exclude<ImportFormat, 'fitsize'>, readonly string[]>> = {
  shopify: [
    'Title',
    'URL handle',
    'Type',
    'Option1 name',
    'Option1 value',
    'Option2 name',
    'Option2 value',
    'SKU',
    'Barcode',
    'Price',
    'Product image URL',
  ],
  google: [
    'id',
    'title',
    'link',
    'image_link',
    'additional_image_link',
    'price',
    'color',
    'size',
    'size_system',
    'gtin',
    'item_group_id',
    'product_type',
    'material',
  ],
}
/** Google knows these; ours stand beside it in any case. */
const googleSystems: readonly string[] = ['EU', 'FR', 'UK', 'US', 'IT', 'JP']
/** What a shop's format says itself, so that ours need not. */
const saidBy: Readonly<Record<Exclude<ImportFormat, 'fitsize'>, readonly OwnField[]>> = {
  shopify: ['garment', 'name_en', 'price', 'images', 'size', 'sku', 'gtin'],
  google: ['garment', 'name_en', 'price', 'currency', 'images', 'size', 'gtin', 'shop_url'],
}

const ownColumns: readonly string[] = [...Object.keys(ownFields), ...measureColumnNames]
/** What ours are called beside a shop's own columns. */
const besides = (format: Exclude<ImportFormat, 'fitsize'>): ReadonlyMap<string, string> =>
  new Map(
    ownColumns
      .filter((column) => !saidBy[format].some((said) => said === column))
      .map((column) => [column, `${ownPrefix}${column}`]),
  )
const oursBeside = { shopify: besides('shopify'), google: besides('google') }

/** Every column that a format may have, in order. Who writes a file may leave out those that stay empty. */
export const exportColumns = (format: ImportFormat): readonly string[] =>
  format === 'fitsize' ? ownColumns : [...native[format], ...oursBeside[format].values()]

/** A garment as rows of a format. Empty cells are left out; cells that a spreadsheet would run are kept from it. */
export function exportRows(format: ImportFormat, garment: ImportedGarment): readonly Row[] {
  if (format === 'fitsize') return garment.sizes.map((size) => written(ownCells(garment, size)))
  const rows = garment.sizes.map((size, place) => [
    ...Object.entries(format === 'shopify' ? shopifyRow(garment, size, place) : googleRow(garment, size)),
    ...ownCells(garment, size).flatMap(([column, text]): Cells => {
      const ours = oursBeside[format].get(column)
      return ours === undefined ? [] : [[ours, text]]
    }),
  ])
  // Pictures beyond the sizes have rows of their own, as in Shopify's.
  const pictures = format === 'shopify' ? garment.imageUrls.slice(rows.length) : []
  return [
    ...rows.map(written),
    ...pictures.map((url) => written(Object.entries({ 'URL handle': garment.key, 'Product image URL': url }))),
  ]
}

type Cells = readonly (readonly [string, string | null | undefined])[]

function written(cells: Cells): Row {
  const row: Record<string, string> = {}
  for (const [column, text] of cells) if (text) row[column] = safeCell(text)
  return row
}

function ownCells(garment: ImportedGarment, size: ImportedSize): Cells {
  const fields: Record<OwnField, string | null | undefined> = {
    garment: garment.key,
    name_en: garment.name.en,
    name_fr: garment.name.fr,
    type: garment.garmentType,
    category: garment.category,
    colour_en: garment.colour?.en,
    colour_fr: garment.colour?.fr,
    colour_family: garment.colourFamily,
    price: writtenAmount(garment.price),
    currency: garment.price.currency,
    composition_en: garment.composition?.en,
    composition_fr: garment.composition?.fr,
    stretch: garment.stretch,
    fit_style: garment.fitStyle,
    shop_url: garment.shopUrl,
    images: garment.imageUrls.join(' '),
    size: size.label,
    size_system: size.system,
    sku: size.sku,
    gtin: size.gtin,
  }
  const measures = Object.entries(size.lengths).flatMap(
    ([dimension, { value, extent, tolerance }]): Cells => [
      [`${dimension}_${extent}_cm`, writtenLength(value, 'cm')],
      [`${dimension}_tolerance_cm`, writtenLength(tolerance, 'cm')],
    ],
  )
  return [...Object.entries(fields), ...measures]
}

/** The product's own columns stand in its first row, as Shopify writes them. */
function shopifyRow(garment: ImportedGarment, size: ImportedSize, place: number) {
  const colour = garment.colour?.en
  const product = {
    Title: garment.name.en,
    Type: garment.category ?? garment.garmentType,
    'Option1 name': 'Size',
    'Option2 name': colour && 'Color',
  }
  return {
    'URL handle': garment.key,
    ...(place === 0 ? product : {}),
    'Option1 value': size.label,
    'Option2 value': colour,
    SKU: size.sku,
    Barcode: size.gtin,
    Price: writtenAmount(garment.price),
    'Product image URL': garment.imageUrls[place],
  }
}

function googleRow(garment: ImportedGarment, size: ImportedSize) {
  const [image, ...others] = garment.imageUrls
  return {
    // Google asks for one of each row; ours says whether it is an SKU.
    id: size.sku ?? `${garment.key}-${size.system}-${size.label}`,
    title: garment.name.en,
    link: garment.shopUrl,
    image_link: image,
    additional_image_link: others.join(','),
    price: writtenPrice(garment.price),
    color: garment.colour?.en,
    size: size.label,
    size_system: googleSystems.includes(size.system) ? size.system : null,
    gtin: size.gtin,
    item_group_id: garment.key,
    product_type: garment.category ?? garment.garmentType,
    material: garment.composition?.en,
  }
}
