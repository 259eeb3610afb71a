import 'server-only'
import type { DomainError } from '@fitsize/contracts'
import type { CatalogueFacets, CataloguePage } from '@fitsize/usecases'
import { activeFilters } from '@/features/browse/filters/active-filters'
import type { CatalogueFilters } from '@/features/browse/filters/catalogue-filters'
import { catalogueFilterOf } from '@/features/browse/filters/search-request'
import { resultOf, serverApi } from './api'

/** Twelve rows of two on a tablet, eight of three on a desktop. */
const pageSize = 24

type SearchAnswer =
  | { readonly ok: true; readonly page: CataloguePage }
  | { readonly ok: false; readonly error: DomainError }

/** A page of the catalogue: only what fits, unless told otherwise, as soon as there is something to compare with. */
export async function searchPage(
  filters: CatalogueFilters,
  cursor: string | null,
  limit: number = pageSize,
): Promise<SearchAnswer> {
  const api = await serverApi()
  const found = await resultOf(
    api.catalogue.search({
      ...catalogueFilterOf(filters),
      fitsMe: filters.fitsMe ?? true,
      sort: filters.sort ?? 'fit',
      cursor,
      limit,
    }),
  )
  return found.ok ? { ok: true, page: found.value } : found
}

/** What the filters could be narrowed to; it does not depend on what fits. */
export async function searchFacets(filters: CatalogueFilters): Promise<CatalogueFacets> {
  return await (await serverApi()).catalogue.facets(catalogueFilterOf(filters))
}

/** More than these are not tried: each costs a count of the catalogue. */
const mostTried = 6

/** Filters without which something would be found, the most first. */
export async function loosestFilters(filters: CatalogueFilters, brand: string | null) {
  const within = (asked: CatalogueFilters) => (brand === null ? asked : { ...asked, brands: [brand] })
  const tried = await Promise.all(
    activeFilters(filters)
      .slice(0, mostTried)
      .map(async (filter) => ({ filter, total: (await searchFacets(within(filter.without))).total })),
  )
  return tried.filter(({ total }) => total > 0).toSorted((one, other) => other.total - one.total)
}

/** Which of the garments the visitor keeps in mind. */
export async function keptAmong(garmentIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (garmentIds.length === 0) return new Set()
  return new Set(await (await serverApi()).favourites.among({ garmentIds: [...garmentIds] }))
}
