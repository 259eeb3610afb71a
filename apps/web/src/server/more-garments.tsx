'use server'

import { parametersOf, readAddress, writeAddress } from '@/features/browse/filters/filter-address'
import { GarmentCards } from '@/features/browse/results/GarmentCards'
import type { MoreCards } from '@/features/browse/results/MoreGarments'
import { currentUser } from './actor'
import { keptAmong, searchPage } from './catalogue-search'

/**
 * The next cards of a list.
 * @param brand slug of the brand whose page it is; null on the page of everything
 * @param query address of the page that follows
 */
export async function moreGarments(brand: string | null, query: string): Promise<MoreCards | null> {
  const { filters, after } = readAddress(parametersOf(query))
  const found = await searchPage(brand === null ? filters : { ...filters, brands: [brand] }, after)
  if (!found.ok) return null
  const { items, nextCursor } = found.page
  const kept = await keptAmong(items.map(({ id }) => id))
  const signedIn = (await currentUser()) !== null
  return {
    cards: <GarmentCards items={items} kept={kept} signedIn={signedIn} />,
    count: items.length,
    next: nextCursor === null ? null : writeAddress(filters, nextCursor),
  }
}
