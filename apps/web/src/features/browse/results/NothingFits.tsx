import { buttonClass, EmptyState } from '@fitsize/ui'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { keptAmong, searchPage } from '@/server/catalogue-search'
import type { CatalogueFilters } from '../filters/catalogue-filters'
import styles from './Browse.module.css'
import { GarmentCards } from './GarmentCards'
import results from './results.module.css'

type NothingFitsProps = {
  readonly asked: CatalogueFilters
  /** Address that shows everything. */
  readonly everything: string
  readonly signedIn: boolean
}

const nearestShown = 6

/** Nothing fits: honestly so, with what comes nearest and why. */
export async function NothingFits({ asked, everything, signedIn }: NothingFitsProps) {
  const t = await getTranslations('browse.nothingFits')
  const nearest = await searchPage({ ...asked, fitsMe: false, sort: 'fit' }, null, nearestShown)
  const items = nearest.ok ? nearest.page.items : []
  const kept = await keptAmong(items.map(({ id }) => id))
  return (
    <>
      <EmptyState
        title={t('title')}
        actions={
          <Link href={everything} className={buttonClass({ kind: 'primary' })}>
            {t('all')}
          </Link>
        }
      >
        {t('text')}
      </EmptyState>
      {items.length > 0 && (
        <>
          <h2 className={styles.nearest}>{t('nearest')}</h2>
          <ul className={results.grid}>
            <GarmentCards items={items} kept={kept} signedIn={signedIn} />
          </ul>
        </>
      )}
    </>
  )
}
