import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { serverApi } from '@/server/api'
import styles from './CollectionLinks.module.css'

type CollectionLinksProps = {
  /** Slug of the brand whose collections are wanted; all brands' without it. */
  readonly brand?: string
}

/** More than these would push the garments out of sight. */
const mostShown = 12

/** The newest collections, as links in one row. */
export async function CollectionLinks({ brand }: CollectionLinksProps) {
  const t = await getTranslations('browse')
  const collections = await (await serverApi()).catalogue.collections({ limit: 100 })
  const shown = collections.filter((collection) => brand === undefined || collection.brand.slug === brand)
  if (shown.length === 0) return null
  return (
    <nav className={styles.row} aria-label={t('brand.collections')}>
      {shown.slice(0, mostShown).map((collection) => (
        <Link key={collection.id} href={`/collections/${collection.brand.slug}/${collection.slug}`} prefetch={false}>
          <b>{collection.title}</b> {brand === undefined && <span>{collection.brand.name}</span>}
        </Link>
      ))}
    </nav>
  )
}
