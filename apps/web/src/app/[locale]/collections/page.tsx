import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import styles from '@/features/browse/browse.module.css'
import { CollectionLinks } from '@/features/browse/CollectionLinks'
import { type AddressParameters, readAddress } from '@/features/browse/filters/filter-address'
import { Browse } from '@/features/browse/results/Browse'
import { Page } from '@/features/shell/Page'

type CollectionsPageProps = { readonly searchParams: Promise<AddressParameters> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('browse')
  return { title: t('title'), description: t('lead') }
}

export default async function CollectionsPage({ searchParams }: CollectionsPageProps) {
  const t = await getTranslations('browse')
  const address = readAddress(await searchParams)
  return (
    <Page>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <CollectionLinks />
      </header>
      <Browse address={address} brand={null} />
    </Page>
  )
}
