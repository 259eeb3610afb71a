import { buttonClass, EmptyState } from '@fitsize/ui'
import type { Metadata } from 'next'
import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { BrandName } from '@/features/browse/BrandName'
import styles from '@/features/browse/browse.module.css'
import { FitLegend } from '@/features/browse/fit/FitLegend'
import { photoPath } from '@/features/browse/photo-path'
import { GarmentCards } from '@/features/browse/results/GarmentCards'
import results from '@/features/browse/results/results.module.css'
import { seasonWords } from '@/features/browse/season-words'
import { Trail } from '@/features/browse/Trail'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import { currentUser } from '@/server/actor'
import { readCollectionPage } from '@/server/catalogue-pages'
import { keptAmong } from '@/server/catalogue-search'
import { cardFitOf } from '@/server/garment-fit'

type CollectionPageProps = { readonly params: Promise<{ readonly brand: string; readonly slug: string }> }

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { brand, slug } = await params
  const collection = await readCollectionPage(brand, slug)
  return { title: `${collection.title}, ${collection.brand.name}`, description: collection.brand.description }
}

export default async function CollectionPage({ params }: CollectionPageProps) {
  const { brand: brandSlug, slug } = await params
  const collection = await readCollectionPage(brandSlug, slug)
  const { brand, title, garments, coverId } = collection
  const t = await getTranslations('browse')
  const season = seasonWords(await getTranslations('browse.seasons'), collection)
  const kept = await keptAmong(garments.map(({ id }) => id))
  const signedIn = (await currentUser()) !== null
  const items = await Promise.all(
    garments.map(async (garment) => ({
      ...garment,
      brand,
      collection: { slug, title },
      fit: await cardFitOf(garment),
    })),
  )
  return (
    <Page>
      <Trail steps={[{ href: `/collections/${brandSlug}`, name: brand.name }]} here={title} />
      {coverId !== null && (
        <div className={styles.banner}>
          <Image src={photoPath(coverId)} alt="" fill priority sizes="(min-width: 90rem) 86rem, 95vw" />
        </div>
      )}
      <header className={styles.head}>
        <h1>{title}</h1>
        {season !== null && <p>{season}</p>}
        <p>
          {t.rich('by', { brand: () => <BrandName brand={brand} /> })}. {brand.description}
        </p>
      </header>
      {items.length === 0 ? (
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
        <>
          <h2 className="visually-hidden">{t('garments', { count: items.length })}</h2>
          {items.some(({ fit }) => fit !== null) && <FitLegend />}
          <ul className={results.grid}>
            <GarmentCards items={items} kept={kept} signedIn={signedIn} first />
          </ul>
        </>
      )}
    </Page>
  )
}
