import { type Category, categoryNames, type GarmentType, garmentTypeNames, typeOfCategory } from '@fitsize/garments'
import { comparable, ownValue } from './cell-text'

export type GarmentKind = { readonly garmentType: GarmentType; readonly category: Category | null }

/** What shops call garments, in both languages, singular; the longer ones are looked for first. */
const categoryWords: Readonly<Record<string, Category>> = {
  'tank top': 'tank-top',
  debardeur: 'tank-top',
  camisole: 'tank-top',
  'polo shirt': 'polo',
  polo: 'polo',
  't shirt': 't-shirt',
  tee: 't-shirt',
  tshirt: 't-shirt',
  'tee shirt': 't-shirt',
  shirt: 'shirt',
  chemise: 'shirt',
  chemisier: 'blouse',
  blouse: 'blouse',
  sweatshirt: 'sweatshirt',
  sweat: 'sweatshirt',
  hoodie: 'hoodie',
  'sweat a capuche': 'hoodie',
  sweater: 'sweater',
  jumper: 'sweater',
  pullover: 'sweater',
  pull: 'sweater',
  cardigan: 'cardigan',
  gilet: 'cardigan',
  blazer: 'blazer',
  veste: 'jacket',
  jacket: 'jacket',
  blouson: 'jacket',
  coat: 'coat',
  manteau: 'coat',
  parka: 'coat',
  vest: 'vest',
  'gilet sans manches': 'vest',
  jean: 'jeans',
  chino: 'chinos',
  jogger: 'joggers',
  jogging: 'joggers',
  legging: 'leggings',
  short: 'shorts',
  bermuda: 'shorts',
  trouser: 'trousers',
  pant: 'trousers',
  pantalon: 'trousers',
  skirt: 'skirt',
  jupe: 'skirt',
  dress: 'dress',
  robe: 'dress',
  top: 'top',
  haut: 'top',
}
/** Shops' groups that have several categories: Google's and Shopify's taxonomies, with Google's numbers. */
const typeWords: Readonly<Record<string, GarmentType>> = {
  'shirts tops': 'blouse',
  'clothing tops': 'blouse',
  212: 'blouse',
  outerwear: 'outwear',
  'coats jackets': 'outwear',
  203: 'outwear',
  5598: 'outwear',
  204: 'trousers',
  207: 'trousers',
  1581: 'skirt',
  2271: 'dress',
}
/** In the plural, too. */
const patterns = Object.entries(categoryWords)
  .toSorted(([one], [other]) => other.length - one.length)
  .map(([word, category]) => ({ pattern: new RegExp(`(^| )${word}(e?s|x)?( |$)`), category }))

/** What a text calls a garment; of a path such as "Clothing > Shirts & Tops" its end speaks first. */
export function garmentKindOf(text: string): GarmentKind | null {
  for (const part of text.split(/[>»]/).reverse()) {
    const found = kindNamed(part)
    if (found !== null) return found
  }
  return null
}

function kindNamed(part: string): GarmentKind | null {
  const name = comparable(part).replace(/[/"]/g, ' ').replace(/\s+/g, ' ')
  const exact = garmentTypeNames.find((type) => type === name)
  const category = categoryNames.find((one) => comparable(one) === name)
  // "blouse", "skirt" and "dress" are both: what shoppers say goes first.
  if (category !== undefined) return { garmentType: typeOfCategory(category), category }
  if (exact !== undefined) return { garmentType: exact, category: null }
  const type = ownValue(typeWords, name)
  if (type !== undefined) return { garmentType: type, category: null }
  const worded = patterns.find(({ pattern }) => pattern.test(name))?.category
  return worded === undefined ? null : { garmentType: typeOfCategory(worded), category: worded }
}
