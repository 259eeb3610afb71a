import { SizeLabel } from '@fitsize/ui'
import type { Metadata } from 'next'
import Image from 'next/image'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/browse/CatalogueGarmentPage.module.css'
import { formatPrice } from '@/features/browse/price'
import { SizeChart } from '@/features/browse/SizeChart'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import { readCatalogueGarmentPage } from '@/server/catalogue-pages'

type GarmentPageProps = {
  readonly params: Promise<{ readonly brand: string; readonly slug: string; readonly garmentId: string }>
}

export async function generateMetadata({ params }: GarmentPageProps): Promise<Metadata> {
  const garment = await readCatalogueGarmentPage((await params).garmentId)
  return { title: `${garment.name[await getLocale()]}, ${garment.brand.name}` }
}

export default async function CatalogueGarmentPage({ params }: GarmentPageProps) {
  const { brand, slug, garmentId } = await params
  const garment = await readCatalogueGarmentPage(garmentId)
  if (garment.brand.slug !== brand || garment.collection.slug !== slug) notFound()
  const t = await getTranslations('browse')
  const types = await getTranslations('garments.types')
  const locale = await getLocale()
  return (
    <Page>
      <nav className={styles.trail} aria-label={t('all')}>
        <Link href="/collections">{t('all')}</Link>
        <span aria-hidden="true">/</span>
        <Link href={`/collections/${brand}/${slug}`}>
          {garment.brand.name}, {garment.collection.title}
        </Link>
      </nav>
      <div className={styles.columns}>
        <div className={styles.picture}>
          <Image
            src={garment.imagePath}
            alt={`${garment.name[locale]}, ${garment.colour[locale]}`}
            fill
            priority
            sizes="(min-width: 64em) 36rem, 92vw"
          />
        </div>
        <div>
          <p className={styles.brand}>{garment.brand.name}</p>
          <div className={styles.title}>
            <h1>{garment.name[locale]}</h1>
            <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
          </div>
          <p className={styles.kind}>
            {types(garment.garmentType)}, {garment.colour[locale]}
          </p>
          {garment.sizes.length > 0 && (
            <ul className={styles.sizes} aria-label={t('sizes')}>
              {garment.sizes.map((size) => (
                <li key={size.id}>
                  <SizeLabel size={size.label} />
                </li>
              ))}
            </ul>
          )}
          <div className={styles.panel}>
            <div className={styles.panelHead}>
              <h2 id="size-chart">{t('chart.title')}</h2>
              <UnitChoice />
            </div>
            <SizeChart garment={garment} labelledBy="size-chart" />
          </div>
        </div>
      </div>
    </Page>
  )
}
