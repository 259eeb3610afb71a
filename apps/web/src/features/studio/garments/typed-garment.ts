import type { Category, ColourFamily, FitStyle, GarmentType, Stretch } from '@fitsize/garments'
import type { GarmentDetails, StudioGarment } from '@fitsize/usecases'
import type { LocalisedValue } from '../forms/LocalisedField'
import { priceOfTyped, type TypedPrice, typedPriceOf } from './typed-price'

/** What is typed of a garment. */
export type TypedGarment = {
  readonly key: string
  readonly name: LocalisedValue
  readonly garmentType: GarmentType
  readonly category: Category | null
  readonly colour: LocalisedValue
  readonly colourFamily: ColourFamily | null
  readonly price: TypedPrice
  readonly composition: LocalisedValue
  readonly stretch: Stretch | null
  readonly fitStyle: FitStyle | null
  readonly shopUrl: string
}

const nothing: LocalisedValue = { en: '', fr: '' }

export const emptyGarment: TypedGarment = {
  key: '',
  name: nothing,
  garmentType: 'blouse',
  category: null,
  colour: nothing,
  colourFamily: null,
  price: { amount: '', currency: 'EUR' },
  composition: nothing,
  stretch: null,
  fitStyle: null,
  shopUrl: '',
}

export const typedGarmentOf = (garment: StudioGarment, locale: string): TypedGarment => ({
  key: garment.key,
  name: garment.name,
  garmentType: garment.garmentType,
  category: garment.category,
  colour: garment.colour ?? nothing,
  colourFamily: garment.colourFamily,
  price: typedPriceOf(garment.priceMinor, garment.currency, locale),
  composition: garment.composition ?? nothing,
  stretch: garment.stretch,
  fitStyle: garment.fitStyle,
  shopUrl: garment.shopUrl ?? '',
})

export type GarmentProblem = 'keyMissing' | 'nameMissing' | 'priceWrong' | 'shopWrong'

export type CheckedGarment =
  | { readonly ok: true; readonly details: GarmentDetails }
  | { readonly ok: false; readonly problems: readonly GarmentProblem[] }

/** What was typed as it is sent, or what is wrong with it. */
export function checkedGarment(typed: TypedGarment): CheckedGarment {
  const price = priceOfTyped(typed.price)
  const shopUrl = typed.shopUrl.trim()
  const problems: readonly GarmentProblem[] = [
    ...(typed.key.trim() === '' ? (['keyMissing'] as const) : []),
    ...(isSaid(typed.name) ? [] : (['nameMissing'] as const)),
    ...(price === null ? (['priceWrong'] as const) : []),
    ...(shopUrl === '' || isPage(shopUrl) ? [] : (['shopWrong'] as const)),
  ]
  if (problems.length > 0 || price === null) return { ok: false, problems }
  const { name, colour, composition, price: _, ...rest } = typed
  return {
    ok: true,
    details: {
      ...rest,
      key: typed.key.trim(),
      name,
      colour: isSaid(colour) ? colour : null,
      composition: isSaid(composition) ? composition : null,
      priceMinor: price.minor,
      currency: price.currency,
      shopUrl: shopUrl === '' ? null : shopUrl,
    },
  }
}

const isSaid = ({ en, fr }: LocalisedValue): boolean => en.trim() !== '' || fr.trim() !== ''

function isPage(text: string): boolean {
  if (!URL.canParse(text)) return false
  return ['http:', 'https:'].includes(new URL(text).protocol)
}
