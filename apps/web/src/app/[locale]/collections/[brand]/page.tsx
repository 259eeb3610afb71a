import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BrandName } from '@/features/browse/BrandName'
import styles from '@/features/browse/browse.module.css'
import { CollectionLinks } from '@/features/browse/CollectionLinks'
import { type AddressParameters, readAddress } from '@/features/browse/filters/filter-address'
import { Browse } from '@/features/browse/results/Browse'
import { Trail } from '@/features/browse/Trail'
import { Page } from '@/features/shell/Page'
import { readBrandPage } from '@/server/catalogue-pages'

type BrandPageProps = {
  readonly params: Promise<{ readonly brand: string }>
  readonly searchParams: Promise<AddressParameters>
}

export async function generateMetadata({ params }: BrandPageProps): Promise<Metadata> {
  const brand = await readBrandPage((await params).brand)
  const t = await getTranslations('browse')
  return { title: brand.name, description: brand.description || t('brand.lead', { brand: brand.name }) }
}

export default async function BrandPage({ params, searchParams }: BrandPageProps) {
  const brand = await readBrandPage((await params).brand)
  const t = await getTranslations('browse')
  const address = readAddress(await searchParams)
  return (
    <Page>
      <Trail steps={[]} here={brand.name} />
      <header className={styles.head}>
        <h1>
          <BrandName brand={brand} />
        </h1>
        <p>{brand.description || t('brand.lead', { brand: brand.name })}</p>
        {brand.websiteUrl !== null && (
          <p>
            <a href={brand.websiteUrl} rel="nofollow noopener" target="_blank">
              {new URL(brand.websiteUrl).host}
            </a>
          </p>
        )}
        <CollectionLinks brand={brand.slug} />
      </header>
      <Browse address={address} brand={brand.slug} />
    </Page>
  )
}
