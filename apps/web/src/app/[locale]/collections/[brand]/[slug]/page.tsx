import { buttonClass, EmptyState } from '@fitsize/ui'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import styles from '@/features/browse/browse.module.css'
import { CatalogueCard } from '@/features/browse/CatalogueCard'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import { readCollectionPage } from '@/server/catalogue-pages'

type CollectionPageProps = { readonly params: Promise<{ readonly brand: string; readonly slug: string }> }

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { brand, slug } = await params
  const collection = await readCollectionPage(brand, slug)
  return { title: collection.title, description: collection.brand.description }
}

export default async function CollectionPage({ params }: CollectionPageProps) {
  const { brand, slug } = await params
  const collection = await readCollectionPage(brand, slug)
  const t = await getTranslations('browse')
  return (
    <Page>
      <nav className={styles.trail} aria-label={t('all')}>
        <Link href="/collections">{t('all')}</Link>
        <span aria-hidden="true">/</span>
        <span>{collection.brand.name}</span>
      </nav>
      <header className={styles.head}>
        <h1>{collection.title}</h1>
        <p>
          {t('by', { brand: collection.brand.name })}. {collection.brand.description}
        </p>
      </header>
      {collection.garments.length === 0 ? (
        <EmptyState
          title={t('emptyCollection.title')}
          actions={
            <Link href="/collections" className={buttonClass()}>
              {t('emptyCollection.all')}
            </Link>
          }
        >
          {t('emptyCollection.text')}
        </EmptyState>
      ) : (
        <ul className={styles.grid}>
          {collection.garments.map((garment) => (
            <li key={garment.id}>
              <CatalogueCard garment={garment} href={`/collections/${brand}/${slug}/${garment.id}`} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
