import type { CatalogueFilter } from '@fitsize/usecases'
import type { CatalogueFilters, Range } from './catalogue-filters'

const endsOf = ({ min, max }: Range, unit = 1) => ({
  ...(min === null ? {} : { min: min / unit }),
  ...(max === null ? {} : { max: max / unit }),
})

/** Tenths of a millimetre in a centimetre. */
const tenthsPerCm = 100

/** The filters as the catalogue's procedures take them. */
export function catalogueFilterOf(filters: CatalogueFilters): CatalogueFilter {
  const { text, categories, brands, colours, price, sizeLabels, sizeSystem, fitStyles, dimensions } = filters
  return {
    ...(text === null ? {} : { text }),
    ...(categories.length === 0 ? {} : { categories: [...categories] }),
    ...(brands.length === 0 ? {} : { brands: [...brands] }),
    ...(colours.length === 0 ? {} : { colours: [...colours] }),
    ...(price === null ? {} : { price: endsOf(price) }),
    ...(sizeLabels.length === 0 ? {} : { sizeLabels: [...sizeLabels] }),
    ...(sizeSystem === null ? {} : { sizeSystem }),
    ...(fitStyles.length === 0 ? {} : { fitStyles: [...fitStyles] }),
    ...(dimensions.length === 0
      ? {}
      : { dimensions: dimensions.map(({ name, ...range }) => ({ name, ...endsOf(range, tenthsPerCm) })) }),
  }
}
