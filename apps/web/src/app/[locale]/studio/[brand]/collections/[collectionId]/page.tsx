import { buttonClass } from '@fitsize/ui'
import { IconEye, IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CollectionForm } from '@/features/studio/collections/CollectionForm'
import { CollectionSteps } from '@/features/studio/collections/CollectionSteps'
import { CoverSection } from '@/features/studio/collections/CoverSection'
import { DeleteCollection } from '@/features/studio/collections/DeleteCollection'
import { GarmentOrder } from '@/features/studio/collections/GarmentOrder'
import { StudioHead } from '@/features/studio/StudioHead'
import styles from '@/features/studio/studio.module.css'
import { StatusTag } from '@/features/studio/Tags'
import { Link } from '@/i18n/navigation'
import { studioBrand, studioCollection } from '@/server/studio'

type CollectionPageProps = {
  readonly params: Promise<{ readonly brand: string; readonly collectionId: string }>
}

export async function generateMetadata({ params }: CollectionPageProps): Promise<Metadata> {
  const { brand, collectionId } = await params
  const { title } = await studioCollection(brand, collectionId)
  return { title: `${title}, ${(await studioBrand(brand)).name}`, robots: { index: false } }
}

export default async function StudioCollectionPage({ params }: CollectionPageProps) {
  const { brand: slug, collectionId } = await params
  const [{ role }, collection] = await Promise.all([studioBrand(slug), studioCollection(slug, collectionId)])
  const t = await getTranslations('studio.collection')
  const mayEdit = role !== 'VIEWER'
  const { garments, ...summary } = collection
  return (
    <>
      <StudioHead title={collection.title} lead={<StatusTag status={collection.status} />}>
        <Link href={`/studio/${slug}/collections/${collectionId}/preview/medium`} className={buttonClass()}>
          <IconEye size={20} stroke={1.7} aria-hidden="true" />
          {t('preview')}
        </Link>
        {mayEdit && (
          <Link
            href={{ pathname: `/studio/${slug}/garments/new`, query: { collection: collectionId } }}
            className={buttonClass()}
          >
            <IconPlus size={20} stroke={1.8} aria-hidden="true" />
            {t('addGarment')}
          </Link>
        )}
      </StudioHead>
      <div className={styles.columns}>
        <GarmentOrder
          key={garments.map(({ id }) => id).join()}
          brand={slug}
          collectionId={collectionId}
          garments={garments}
          mayEdit={mayEdit}
        />
        <div>
          {mayEdit && (
            <CollectionSteps
              brand={slug}
              collection={summary}
              readyCount={
                garments.filter(({ visibility, sizeCount }) => visibility === 'PUBLISHED' || sizeCount > 0).length
              }
            />
          )}
          <CollectionForm key={summary.title} brand={slug} collection={summary} mayEdit={mayEdit} />
          <CoverSection brand={slug} collectionId={collectionId} cover={summary.cover} mayEdit={mayEdit} />
          {mayEdit && <DeleteCollection brand={slug} collection={summary} />}
        </div>
      </div>
    </>
  )
}
