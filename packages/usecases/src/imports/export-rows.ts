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

/** Every column that a format may have, in order. Who writes a file may leave out those that stay empty. */
export function exportColumns(format: ImportFormat): readonly string[] {
  const own = [...Object.keys(ownFields), ...measureColumnNames]
  if (format === 'fitsize') return own
  const left = own.filter((column) => !saidBy[format].some((said) => said === column))
  return [...native[format], ...left.map((column) => `${ownPrefix}${column}`)]
}

/** A garment as rows of a format. Empty cells are left out; cells that a spreadsheet would run are kept from it. */
export function exportRows(format: ImportFormat, garment: ImportedGarment): readonly Row[] {
  const own = garment.sizes.map((size) => ownRow(garment, size))
  if (format === 'fitsize') return own.map(written)
  const ours = own.map((row) =>
    Object.entries(row).flatMap(([column, text]) =>
      saidBy[format].some((said) => said === column) ? [] : [[`${ownPrefix}${column}`, text] as const],
    ),
  )
  const rows = garment.sizes.map((size, place) => ({
    ...(format === 'shopify' ? shopifyRow(garment, size, place) : googleRow(garment, size)),
    ...Object.fromEntries(ours[place] ?? []),
  }))
  // Pictures beyond the sizes have rows of their own, as in Shopify's.
  const pictures = format === 'shopify' ? garment.imageUrls.slice(rows.length) : []
  return [...rows, ...pictures.map((url) => ({ 'URL handle': garment.key, 'Product image URL': url }))].map(written)
}

const written = (row: Readonly<Record<string, string | null | undefined>>): Row =>
  Object.fromEntries(Object.entries(row).flatMap(([column, text]) => (text ? [[column, safeCell(text)]] : [])))

function ownRow(garment: ImportedGarment, size: ImportedSize): Readonly<Record<string, string | null | undefined>> {
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
  const measures = Object.entries(size.lengths).flatMap(([dimension, { value, extent, tolerance }]) => [
    [`${dimension}_${extent}_cm`, writtenLength(value, 'cm')],
    [`${dimension}_tolerance_cm`, writtenLength(tolerance, 'cm')],
  ])
  return { ...fields, ...Object.fromEntries(measures) }
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
