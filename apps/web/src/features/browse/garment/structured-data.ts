import { type DimensionName, dimensionNames } from '@fitsize/garments'
import type { CatalogueGarmentPage } from '@fitsize/usecases'

/** What search engines read of a garment's page, in the words of schema.org. */
export type ProductData = {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'Product'
  readonly name: string
  readonly url: string
  readonly image?: readonly string[]
  readonly sku: string
  readonly color?: string
  readonly category: string
  readonly material?: string
  readonly brand: { readonly '@type': 'Brand'; readonly name: string; readonly url: string }
  readonly offers: {
    readonly '@type': 'Offer'
    readonly url: string
    readonly price: string
    readonly priceCurrency: string
    readonly availability: 'https://schema.org/InStock'
    readonly seller: { readonly '@type': 'Organization'; readonly name: string }
  }
  readonly size: readonly SizeData[]
}

type SizeData = {
  readonly '@type': 'SizeSpecification'
  readonly name: string
  readonly sizeSystem: string
  readonly hasMeasurement: readonly MeasurementData[]
}

type MeasurementData = {
  readonly '@type': 'QuantitativeValue'
  readonly name: string
  readonly value: number
  readonly minValue: number
  readonly maxValue: number
  /** The code of the centimetre in UN/CEFACT's list, which schema.org asks for. */
  readonly unitCode: 'CMT'
  readonly unitText: 'cm'
}

export type ProductWords = {
  readonly name: string
  readonly colour: string | null
  /** What shoppers call the garment. */
  readonly category: string
  readonly composition: string | null
  readonly dimension: (name: DimensionName, girth: boolean) => string
}

export type ProductAddresses = {
  /** Absolute addresses: search engines follow no others. */
  readonly page: string
  readonly brand: string
  readonly images: readonly string[]
}

/** Systems that schema.org has a name for; others stand as their maker writes them. */
const sizeSystems: Readonly<Record<string, string>> = {
  EU: 'https://schema.org/WearableSizeSystemEurope',
  EN13402: 'https://schema.org/WearableSizeSystemEN13402',
  FR: 'https://schema.org/WearableSizeSystemFR',
  DE: 'https://schema.org/WearableSizeSystemDE',
  IT: 'https://schema.org/WearableSizeSystemIT',
  UK: 'https://schema.org/WearableSizeSystemUK',
  US: 'https://schema.org/WearableSizeSystemUS',
  JP: 'https://schema.org/WearableSizeSystemJP',
}

/** A garment with its sizes, each with all its measures in centimetres, as a schema.org Product. */
export function productData(
  garment: CatalogueGarmentPage,
  words: ProductWords,
  addresses: ProductAddresses,
): ProductData {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: words.name,
    url: addresses.page,
    ...(addresses.images.length === 0 ? {} : { image: addresses.images }),
    sku: garment.id,
    ...(words.colour === null ? {} : { color: words.colour }),
    category: words.category,
    ...(words.composition === null ? {} : { material: words.composition }),
    brand: { '@type': 'Brand', name: garment.brand.name, url: addresses.brand },
    offers: {
      '@type': 'Offer',
      url: garment.shopUrl ?? addresses.page,
      price: priceOf(garment),
      priceCurrency: garment.currency,
      availability: 'https://schema.org/InStock',
      seller: { '@type': 'Organization', name: garment.brand.name },
    },
    size: garment.sizes.map(({ label, system, dimensions }) => ({
      '@type': 'SizeSpecification',
      name: label,
      sizeSystem: sizeSystems[system] ?? system,
      hasMeasurement: measurementsOf(dimensions, words.dimension),
    })),
  }
}

function measurementsOf(
  dimensions: CatalogueGarmentPage['sizes'][number]['dimensions'],
  wordOf: ProductWords['dimension'],
): readonly MeasurementData[] {
  return dimensionNames.flatMap((name) => {
    const dimension = dimensions[name]
    if (dimension === undefined) return []
    const { cm, toleranceCm, extent } = dimension
    return [
      {
        '@type': 'QuantitativeValue' as const,
        name: wordOf(name, extent === 'GIRTH'),
        value: tenth(cm),
        minValue: tenth(cm - toleranceCm),
        maxValue: tenth(cm + toleranceCm),
        unitCode: 'CMT' as const,
        unitText: 'cm' as const,
      },
    ]
  })
}

const tenth = (cm: number): number => Math.round(cm * 10) / 10

/** A decimal number without grouping, as schema.org asks for. */
function priceOf({ priceMinor, currency }: Pick<CatalogueGarmentPage, 'priceMinor' | 'currency'>): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return (priceMinor / 10 ** digits).toFixed(digits)
}

/** The text of a script element that holds data: nothing in it can end the element. */
export const scriptText = (data: ProductData): string => JSON.stringify(data).replaceAll('<', '\\u003c')
