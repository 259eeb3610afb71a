import { buttonClass, EmptyState } from '@fitsize/ui'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { loosestFilters } from '@/server/catalogue-search'
import { type CatalogueFilters, noFilters } from '../filters/catalogue-filters'
import { type FilterWords, filterWord } from '../filters/filter-words'

type NothingMatchesProps = {
  readonly asked: CatalogueFilters
  readonly brand: string | null
  readonly hrefOf: (filters: CatalogueFilters) => string
  readonly words: FilterWords
}

/** No garment passes all filters: which one to remove, and what that would find. */
export async function NothingMatches({ asked, brand, hrefOf, words }: NothingMatchesProps) {
  const t = await getTranslations('browse')
  const loosest = await loosestFilters(asked, brand)
  return (
    <EmptyState
      title={t('nothing.title')}
      actions={
        <>
          {loosest.map(({ filter, total }) => {
            const name = t('filters.remove', { name: filterWord(filter, words) })
            return (
              <Link key={name} href={hrefOf(filter.without)} className={buttonClass()}>
                {t('nothing.option', { name, count: total })}
              </Link>
            )
          })}
          <Link
            href={hrefOf({ ...noFilters, fitsMe: asked.fitsMe, sort: asked.sort })}
            className={buttonClass({ kind: 'primary' })}
          >
            {t('filters.clear')}
          </Link>
        </>
      }
    >
      {t('nothing.text')} {loosest.length > 0 && t('nothing.loosen')}
    </EmptyState>
  )
}
