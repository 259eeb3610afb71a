import { EmptyState } from '@fitsize/ui'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CollectionLine } from '@/features/studio/collections/CollectionLine'
import { NewCollectionForm } from '@/features/studio/collections/NewCollectionForm'
import { StudioHead } from '@/features/studio/StudioHead'
import styles from '@/features/studio/studio.module.css'
import { serverApi } from '@/server/api'
import { studioBrand, studioValue } from '@/server/studio'

type CollectionsPageProps = { readonly params: Promise<{ readonly brand: string }> }

export async function generateMetadata({ params }: CollectionsPageProps): Promise<Metadata> {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.collections')
  return { title: `${t('title')}, ${brand.name}`, robots: { index: false } }
}

export default async function StudioCollectionsPage({ params }: CollectionsPageProps) {
  const { slug, role } = await studioBrand((await params).brand)
  const api = await serverApi()
  const collections = await studioValue(api.studio.collections({ brand: slug }), `/studio/${slug}/collections`)
  const t = await getTranslations('studio.collections')
  return (
    <>
      <StudioHead title={t('title')} lead={t('lead')} />
      {collections.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t(role === 'VIEWER' ? 'empty.viewer' : 'empty.text')}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {collections.map((collection) => (
            <li key={collection.id}>
              <CollectionLine brand={slug} collection={collection} />
            </li>
          ))}
        </ul>
      )}
      {role !== 'VIEWER' && <NewCollectionForm brand={slug} />}
    </>
  )
}
