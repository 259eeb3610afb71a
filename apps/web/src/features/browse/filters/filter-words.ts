import type { CatalogueFacets } from '@fitsize/usecases'
import type { useTranslations } from 'next-intl'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { categoryWord } from '../category-words'
import { formatPrice } from '../price'
import type { ActiveFilter } from './active-filters'
import type { Range } from './catalogue-filters'

export type FilterWords = {
  readonly t: ReturnType<typeof useTranslations<'browse'>>
  readonly categories: ReturnType<typeof useTranslations<'garments.categories'>>
  readonly dimensions: ReturnType<typeof useTranslations<'garments.dimensions'>>
  readonly locale: string
  readonly brands: CatalogueFacets['brands']
}

/** What a filter in force asks for, in words. */
export function filterWord(filter: ActiveFilter, { t, categories, dimensions, locale, brands }: FilterWords): string {
  const range = (name: string, { min, max }: Range, say: (value: number) => string): string => {
    if (min !== null && max !== null) return t('filters.between', { name, min: say(min), max: say(max) })
    if (min !== null) return t('filters.least', { name, min: say(min) })
    return t('filters.most', { name, max: say(max ?? 0) })
  }
  switch (filter.kind) {
    case 'text':
      return t('filters.text', { text: filter.value })
    case 'category':
      return categoryWord(categories, filter.value)
    case 'brand':
      return brands.find(({ value }) => value.slug === filter.value)?.value.name ?? filter.value
    case 'colour':
      return t(`colours.${filter.value}`)
    case 'price':
      return range(t('filters.price'), filter.value, (cents) => formatPrice(cents, 'EUR', locale))
    case 'size':
      return `${t('filters.size')} ${filter.value}`
    case 'system':
      return `${t('filters.system')} ${filter.value}`
    case 'style':
      return `${t('filters.style')} ${t(`styles.${filter.value}`)}`
    case 'dimension':
      return range(
        dimensions(labelledAs('dress', filter.value.name)),
        filter.value,
        (hundredths) => `${new Intl.NumberFormat(locale).format(hundredths / 100)}\u00a0cm`,
      )
  }
}
