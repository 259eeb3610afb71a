import type { CollectionDetails } from '@fitsize/usecases'
import type { useTranslations } from 'next-intl'

type Seasoned = Pick<CollectionDetails, 'season' | 'seasonYear'>

/** A season as people say it, such as "Spring and summer 2027"; null where nothing is said. */
export function seasonWords(
  t: ReturnType<typeof useTranslations<'browse.seasons'>>,
  { season, seasonYear }: Seasoned,
): string | null {
  if (season === null) return seasonYear === null ? null : String(seasonYear)
  return seasonYear === null ? t(season) : `${t(season)} ${seasonYear}`
}
