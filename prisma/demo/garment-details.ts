import type { Category, ColourFamily } from '@fitsize/garments'

export type GarmentDetails = {
  readonly category: Category
  readonly stretch: 'none' | 'some' | 'much'
  readonly fitStyle: 'slim' | 'regular' | 'loose' | 'oversized'
  readonly colourFamily: ColourFamily
  readonly composition: { readonly en: string; readonly fr: string }
  /** In cents of a euro. */
  readonly priceMinor: number
}

const cotton = { en: '100 % cotton', fr: '100 % coton' }
const wool = { en: '80 % wool, 20 % polyamide', fr: '80 % laine, 20 % polyamide' }
const stretchDenim = { en: '98 % cotton, 2 % elastane', fr: '98 % coton, 2 % élasthanne' }
const linen = { en: '100 % linen', fr: '100 % lin' }

/** What the pictures do not say of their garments. */
export const garmentDetails: Readonly<Record<string, GarmentDetails>> = {
  'heavy-tee-sand': {
    category: 't-shirt',
    stretch: 'some',
    fitStyle: 'regular',
    colourFamily: 'beige',
    composition: cotton,
    priceMinor: 2900,
  },
  'boxy-tee-brick': {
    category: 't-shirt',
    stretch: 'some',
    fitStyle: 'loose',
    colourFamily: 'red',
    composition: cotton,
    priceMinor: 3200,
  },
  'sailor-knit': {
    category: 'sweater',
    stretch: 'some',
    fitStyle: 'regular',
    colourFamily: 'multicolour',
    composition: wool,
    priceMinor: 7900,
  },
  'fleece-sweater': {
    category: 'sweatshirt',
    stretch: 'some',
    fitStyle: 'regular',
    colourFamily: 'grey',
    composition: { en: '70 % cotton, 30 % recycled polyester', fr: '70 % coton, 30 % polyester recyclé' },
    priceMinor: 5900,
  },
  'oxford-shirt': {
    category: 'shirt',
    stretch: 'none',
    fitStyle: 'regular',
    colourFamily: 'blue',
    composition: cotton,
    priceMinor: 5500,
  },
  'check-shirt': {
    category: 'shirt',
    stretch: 'none',
    fitStyle: 'loose',
    colourFamily: 'red',
    composition: cotton,
    priceMinor: 4900,
  },
  'field-jacket': {
    category: 'jacket',
    stretch: 'none',
    fitStyle: 'regular',
    colourFamily: 'green',
    composition: cotton,
    priceMinor: 12900,
  },
  'wool-coat': {
    category: 'coat',
    stretch: 'none',
    fitStyle: 'regular',
    colourFamily: 'brown',
    composition: wool,
    priceMinor: 24900,
  },
  'slim-jeans': {
    category: 'jeans',
    stretch: 'some',
    fitStyle: 'slim',
    colourFamily: 'blue',
    composition: stretchDenim,
    priceMinor: 7900,
  },
  'chinos-stone': {
    category: 'chinos',
    stretch: 'some',
    fitStyle: 'regular',
    colourFamily: 'beige',
    composition: stretchDenim,
    priceMinor: 6900,
  },
  'gathered-skirt': {
    category: 'skirt',
    stretch: 'none',
    fitStyle: 'regular',
    colourFamily: 'blue',
    composition: linen,
    priceMinor: 5900,
  },
  'linen-dress': {
    category: 'dress',
    stretch: 'none',
    fitStyle: 'loose',
    colourFamily: 'green',
    composition: linen,
    priceMinor: 8900,
  },
  'jersey-dress': {
    category: 'dress',
    stretch: 'much',
    fitStyle: 'slim',
    colourFamily: 'red',
    composition: { en: '95 % viscose, 5 % elastane', fr: '95 % viscose, 5 % élasthanne' },
    priceMinor: 7500,
  },
}
