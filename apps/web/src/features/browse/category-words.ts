import type { useTranslations } from 'next-intl'

const named = [
  't-shirt',
  'polo',
  'shirt',
  'blouse',
  'top',
  'tank-top',
  'sweater',
  'sweatshirt',
  'cardigan',
  'hoodie',
  'jacket',
  'blazer',
  'coat',
  'vest',
  'jeans',
  'trousers',
  'chinos',
  'leggings',
  'shorts',
  'skirt',
  'dress',
] as const
type Named = (typeof named)[number]

const isNamed = (category: string): category is Named => named.some((name) => name === category)

/** What shoppers call a category, in their language; its own name when the language has none. */
export const categoryWord = (t: ReturnType<typeof useTranslations<'browse'>>, category: string): string =>
  isNamed(category) ? t(`categories.${category}`) : category
