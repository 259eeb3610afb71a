import type { Category, ColourFamily, FitStyle } from '@fitsize/garments'
import type { CatalogueFilters, DimensionRange, Range } from './catalogue-filters'

/** One thing that is asked for, and everything else without it. */
export type ActiveFilter = { readonly without: CatalogueFilters } & (
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'category'; readonly value: Category }
  | { readonly kind: 'brand'; readonly value: string }
  | { readonly kind: 'colour'; readonly value: ColourFamily }
  | { readonly kind: 'price'; readonly value: Range }
  | { readonly kind: 'size'; readonly value: string }
  | { readonly kind: 'system'; readonly value: string }
  | { readonly kind: 'style'; readonly value: FitStyle }
  | { readonly kind: 'dimension'; readonly value: DimensionRange }
)

const less = <T>(values: readonly T[], value: T): readonly T[] => values.filter((other) => other !== value)

/** Everything that narrows the search, in the order of the filters. Sorting and "fits me" have switches of their own. */
export function activeFilters(filters: CatalogueFilters): readonly ActiveFilter[] {
  const { text, price, sizeSystem } = filters
  return [
    ...(text === null ? [] : [{ kind: 'text', value: text, without: { ...filters, text: null } } as const]),
    ...filters.categories.map(
      (value) =>
        ({ kind: 'category', value, without: { ...filters, categories: less(filters.categories, value) } }) as const,
    ),
    ...filters.brands.map(
      (value) => ({ kind: 'brand', value, without: { ...filters, brands: less(filters.brands, value) } }) as const,
    ),
    ...filters.colours.map(
      (value) => ({ kind: 'colour', value, without: { ...filters, colours: less(filters.colours, value) } }) as const,
    ),
    ...(price === null ? [] : [{ kind: 'price', value: price, without: { ...filters, price: null } } as const]),
    ...filters.sizeLabels.map(
      (value) =>
        ({ kind: 'size', value, without: { ...filters, sizeLabels: less(filters.sizeLabels, value) } }) as const,
    ),
    ...(sizeSystem === null
      ? []
      : [{ kind: 'system', value: sizeSystem, without: { ...filters, sizeSystem: null } } as const]),
    ...filters.fitStyles.map(
      (value) =>
        ({ kind: 'style', value, without: { ...filters, fitStyles: less(filters.fitStyles, value) } }) as const,
    ),
    ...filters.dimensions.map(
      (value) =>
        ({ kind: 'dimension', value, without: { ...filters, dimensions: less(filters.dimensions, value) } }) as const,
    ),
  ]
}
