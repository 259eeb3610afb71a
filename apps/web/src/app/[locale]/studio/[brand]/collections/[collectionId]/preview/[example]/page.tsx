import { EmptyState } from '@fitsize/ui'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BrandName } from '@/features/browse/BrandName'
import { CatalogueCard } from '@/features/browse/CatalogueCard'
import { FitLegend } from '@/features/browse/fit/FitLegend'
import results from '@/features/browse/results/results.module.css'
import { seasonWords } from '@/features/browse/season-words'
import { PreviewBar } from '@/features/studio/preview/PreviewBar'
import styles from '@/features/studio/preview/preview.module.css'
import { StudioHead } from '@/features/studio/StudioHead'
import studio from '@/features/studio/studio.module.css'
import { serverApi } from '@/server/api'
import { cardFitFrom, garmentFitFor, spokenFrom } from '@/server/garment-fit'
import { studioCollection, studioValue } from '@/server/studio'
import { comparisonAs, previewerSchema } from '@/server/studio-preview'

type PreviewPageProps = {
  readonly params: Promise<{ readonly brand: string; readonly collectionId: string; readonly example: string }>
}

export async function generateMetadata({ params }: PreviewPageProps): Promise<Metadata> {
  const { brand, collectionId } = await params
  const { title } = await studioCollection(brand, collectionId)
  const t = await getTranslations('studio.preview')
  return { title: t('title', { name: title }), robots: { index: false } }
}

export default async function CollectionPreviewPage({ params }: PreviewPageProps) {
  const { brand, collectionId, example } = await params
  const previewer = previewerSchema.safeParse(example)
  if (!previewer.success) notFound()
  const { title } = await studioCollection(brand, collectionId)
  const path = `/studio/${brand}/collections/${collectionId}`
  const api = await serverApi()
  const collection = await studioValue(api.studio.previewCollection({ brand, collectionId }), `${path}/preview`)
  const compared = await comparisonAs(previewer.data)
  const t = await getTranslations('studio.preview')
  const browse = await getTranslations('browse')
  const season = seasonWords(await getTranslations('browse.seasons'), collection)
  const items = collection.garments.map((garment) => ({
    ...garment,
    brand: collection.brand,
    collection: { slug: collection.slug, title },
    fit: compared === null ? null : cardFitFrom(garmentFitFor(compared, garment), garment),
  }))
  return (
    <>
      <PreviewBar path={`${path}/preview`} back={path} chosen={previewer.data} />
      <div className={styles.frame}>
        <p className={studio.note}>{t('note')}</p>
        <StudioHead
          title={title}
          lead={
            <>
              {browse.rich('by', { brand: () => <BrandName brand={collection.brand} /> })}
              {season !== null && `, ${season}`}
            </>
          }
        />
        {items.length === 0 ? (
          <EmptyState title={browse('emptyCollection.title')}>{t('empty')}</EmptyState>
        ) : (
          <>
            {items.some(({ fit }) => fit !== null) && <FitLegend />}
            <ul className={results.grid}>
              {items.map((garment) => (
                <li key={garment.id}>
                  <CatalogueCard
                    garment={garment}
                    kept={false}
                    signedIn
                    references={compared === null ? [] : spokenFrom(compared)}
                    previewPath={`/studio/${brand}/garments/${garment.id}/preview/${previewer.data}`}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  )
}
