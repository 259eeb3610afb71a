import type { ImportField, ImportFormat } from './import-mapping'

/**
 * Shopify's product columns under the names of its new template and of the one before; Google Merchant's attributes. Names
 * as `comparable` has them. What is missing here is not for garments' sizes.
 */
export const shopColumns: Readonly<Record<Exclude<ImportFormat, 'fitsize'>, Readonly<Record<string, ImportField>>>> = {
  shopify: {
    'url handle': 'garment',
    handle: 'garment',
    title: 'name',
    type: 'kind',
    'product category': 'kind',
    'option1 name': 'option-1-name',
    'option1 value': 'option-1-value',
    'option2 name': 'option-2-name',
    'option2 value': 'option-2-value',
    'option3 name': 'option-3-name',
    'option3 value': 'option-3-value',
    sku: 'sku',
    'variant sku': 'sku',
    barcode: 'gtin',
    'variant barcode': 'gtin',
    price: 'price',
    'variant price': 'price',
    'product image url': 'images',
    'image src': 'images',
  },
  google: {
    id: 'item-id',
    'item group id': 'garment',
    title: 'name',
    link: 'shop-url',
    'image link': 'images',
    'additional image link': 'images',
    price: 'price',
    color: 'colour',
    size: 'size',
    'size system': 'size-system',
    gtin: 'gtin',
    material: 'composition',
    'product type': 'kind',
    'google product category': 'kind',
  },
}

/** Columns that only this format has. */
export const tellingColumns: Readonly<Record<Exclude<ImportFormat, 'fitsize'>, readonly string[]>> = {
  shopify: [
    'url handle',
    'handle',
    'option1 name',
    'option1 value',
    'variant sku',
    'variant price',
    'image src',
    'product image url',
  ],
  google: [
    'item group id',
    'image link',
    'additional image link',
    'google product category',
    'size system',
    'availability',
    'condition',
  ],
}

/** How shops call the option that is a size or a colour. */
export const sizeOptions = ['size', 'sizes', 'taille', 'tailles', 'grosse', 'talla', 'taglia', 'maat', 'pointure']
export const colourOptions = ['color', 'colour', 'colors', 'colours', 'couleur', 'couleurs', 'farbe', 'colore', 'kleur']
