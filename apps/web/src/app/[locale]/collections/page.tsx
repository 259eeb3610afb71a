import { buttonClass, EmptyState } from '@fitsize/ui'
import { IconHanger } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import styles from '@/features/browse/browse.module.css'
import { CollectionCard } from '@/features/browse/CollectionCard'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import { serverApi } from '@/server/api'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('browse')
  return { title: t('title'), description: t('lead') }
}

export default async function CollectionsPage() {
  const t = await getTranslations('browse')
  const collections = await (await serverApi()).catalogue.collections({ limit: 100 })
  if (collections.length === 0)
    return (
      <Page>
        <EmptyState
          headingLevel={1}
          title={t('empty.title')}
          picture={<IconHanger size={56} stroke={1.2} aria-hidden="true" />}
          actions={
            <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
              {t('empty.measure')}
            </Link>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <ul className={styles.wide}>
        {collections.map((collection) => (
          <li key={collection.id}>
            <CollectionCard collection={collection} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
