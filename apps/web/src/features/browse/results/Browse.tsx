import { buttonClass, EmptyState, ErrorState } from '@fitsize/ui'
import { IconSearch } from '@tabler/icons-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { currentUser } from '@/server/actor'
import { keptAmong, searchFacets, searchPage } from '@/server/catalogue-search'
import { moreGarments } from '@/server/more-garments'
import { activeFilters } from '../filters/active-filters'
import type { CatalogueFilters } from '../filters/catalogue-filters'
import { FilterDrawer } from '../filters/FilterDrawer'
import { FilterFields } from '../filters/FilterFields'
import { FilterForm } from '../filters/FilterForm'
import { addressNames, type ReadAddress, writeAddress } from '../filters/filter-address'
import { filterWord } from '../filters/filter-words'
import { FitLegend } from '../fit/FitLegend'
import { Invitation } from '../Invitation'
import styles from './Browse.module.css'
import { GarmentCards } from './GarmentCards'
import { MoreGarments } from './MoreGarments'
import { NothingFits } from './NothingFits'
import { NothingMatches } from './NothingMatches'
import results from './results.module.css'
import { SortLinks } from './SortLinks'

type BrowseProps = {
  readonly address: ReadAddress
  /** Slug of the brand whose page this is; null for everything. */
  readonly brand: string | null
}

/** Search, filters and results. Everything that is asked for stands in the address. */
export async function Browse({ address, brand }: BrowseProps) {
  const t = await getTranslations('browse')
  const dimensions = await getTranslations('garments.dimensions')
  const categories = await getTranslations('garments.categories')
  const locale = await getLocale()
  const { filters } = address
  const asked: CatalogueFilters = brand === null ? filters : { ...filters, brands: [brand] }
  const page = brand === null ? '/collections' : `/collections/${brand}`
  const hrefOf = (wanted: CatalogueFilters, after: string | null = null) => {
    const query = writeAddress(wanted, after)
    return query === '' ? page : `${page}?${query}`
  }
  const query = writeAddress(filters)

  const [requested, facets, user] = await Promise.all([
    searchPage(asked, address.after),
    searchFacets(asked),
    currentUser(),
  ])
  // A place in the list that the list never gave, or that belongs to another order: begin at the beginning.
  const lost = !requested.ok && requested.error.code === 'request-invalid' && address.after !== null
  const found = lost ? await searchPage(asked, null) : requested
  const ignored = [...address.ignored, ...(lost ? [addressNames.after] : [])]
  const signedIn = user !== null
  const active = activeFilters(filters)
  const words = { t, categories, dimensions, locale, brands: facets.brands }

  if (!found.ok) {
    const errors = await getTranslations('errors')
    return (
      <ErrorState
        title={errors(`${found.error.code}.title`)}
        actions={
          <Link href={page} className={buttonClass({ kind: 'primary' })}>
            {t('error.again')}
          </Link>
        }
      >
        {errors(`${found.error.code}.hint`)}
      </ErrorState>
    )
  }
  const { items, nextCursor, fitsMe } = found.page
  const kept = await keptAmong(items.map(({ id }) => id))
  const compared = fitsMe || items.some(({ fit }) => fit !== null)
  const next = nextCursor === null ? null : writeAddress(filters, nextCursor)
  return (
    <div className={styles.columns}>
      <FilterDrawer
        count={active.length}
        texts={{
          title: t('filters.title'),
          open: t('filters.open'),
          close: t('filters.close'),
          inForce: active.length === 0 ? null : t('filters.inForce', { count: active.length }),
          show: fitsMe ? t('filters.showFitting') : t('filters.show', { count: facets.total }),
        }}
      >
        <FilterForm page={page} action={`/${locale}${page}`} query={query} immediate label={t('filters.title')}>
          <Carried query={query} names={[addressNames.text, addressNames.sort, addressNames.fitsMe]} />
          <FilterFields filters={filters} facets={facets} withBrands={brand === null} />
        </FilterForm>
      </FilterDrawer>
      <div className={styles.main}>
        {!compared && filters.fitsMe !== false && <Invitation signedIn={signedIn} next={hrefOf(filters)} />}
        <div className={styles.tools}>
          <FilterForm
            page={page}
            action={`/${locale}${page}`}
            query={query}
            label={t('search.label')}
            role="search"
            className={styles.search}
          >
            <Carried query={query} names={null} />
            <input
              type="search"
              name={addressNames.text}
              defaultValue={filters.text ?? ''}
              placeholder={t('search.placeholder')}
              aria-label={t('search.label')}
              maxLength={100}
            />
            <button type="submit" aria-label={t('search.submit')}>
              <IconSearch size={20} stroke={1.7} aria-hidden="true" />
            </button>
          </FilterForm>
          {(compared || (signedIn && filters.fitsMe === false)) && (
            <Link href={hrefOf({ ...filters, fitsMe: fitsMe ? false : null })} className={styles.switch} scroll={false}>
              <span aria-hidden="true" className={fitsMe ? `${styles.knob} ${styles.on}` : styles.knob} />
              <span>
                {t('fitted.only')}
                <span className="visually-hidden">, {fitsMe ? t('fitted.on') : t('fitted.off')}</span>
              </span>
            </Link>
          )}
          <SortLinks
            hrefOf={(sort) => hrefOf({ ...filters, sort })}
            sort={filters.sort ?? (compared ? 'fit' : 'newest')}
            withFit={compared}
          />
        </div>
        {ignored.length > 0 && (
          <p className={styles.notice} role="note">
            {t('ignored.text', { count: ignored.length, names: ignored.join(', ') })}
          </p>
        )}
        {active.length > 0 && (
          <ul className={styles.chips} aria-label={t('filters.active')}>
            {active.map((filter) => {
              const name = filterWord(filter, words)
              return (
                <li key={`${filter.kind} ${name}`}>
                  <Link href={hrefOf(filter.without)} scroll={false} aria-label={t('filters.remove', { name })}>
                    {name} <span aria-hidden="true">×</span>
                  </Link>
                </li>
              )
            })}
            <li>
              <Link href={page} scroll={false} className={styles.clear}>
                {t('filters.clear')}
              </Link>
            </li>
          </ul>
        )}
        <div className={styles.count}>
          <p role="status">
            {fitsMe ? t('count.fitting', { count: facets.total }) : t('count.all', { count: facets.total })}
          </p>
          {address.after !== null && !lost && <Link href={hrefOf(filters)}>{t('more.first')}</Link>}
        </div>
        {items.length > 0 ? (
          <>
            {compared && <FitLegend />}
            <h2 className="visually-hidden">{t('title')}</h2>
            <ul className={results.grid}>
              <GarmentCards items={items} kept={kept} signedIn={signedIn} first />
            </ul>
            {next !== null && (
              <MoreGarments key={query} page={page} next={next} load={moreGarments.bind(null, brand)} />
            )}
          </>
        ) : fitsMe ? (
          <NothingFits asked={asked} everything={hrefOf({ ...filters, fitsMe: false })} signedIn={signedIn} />
        ) : active.length > 0 ? (
          <NothingMatches asked={filters} brand={brand} hrefOf={hrefOf} words={words} />
        ) : (
          <EmptyState
            title={t('empty.title')}
            actions={
              <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
                {t('empty.measure')}
              </Link>
            }
          >
            {t('empty.text')}
          </EmptyState>
        )}
      </div>
    </div>
  )
}

/** What another form of the page asks for, so that this one keeps it; all but the text with null. */
function Carried({ query, names }: { readonly query: string; readonly names: readonly string[] | null }) {
  return [...new URLSearchParams(query)]
    .filter(([name]) => (names === null ? name !== addressNames.text : names.includes(name)))
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}
