import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { GarmentOutlines, type OwnOutline } from '@/features/browse/garment/GarmentOutlines'
import { GarmentView } from '@/features/browse/garment/GarmentView'
import { outlineByLengths } from '@/features/browse/outline/outline-by-lengths'
import { PreviewBar } from '@/features/studio/preview/PreviewBar'
import styles from '@/features/studio/preview/preview.module.css'
import studio from '@/features/studio/studio.module.css'
import { serverApi } from '@/server/api'
import { type Comparison, garmentFitFor } from '@/server/garment-fit'
import { studioGarment, studioValue } from '@/server/studio'
import { comparisonAs, previewerSchema } from '@/server/studio-preview'

type PreviewPageProps = {
  readonly params: Promise<{ readonly brand: string; readonly garmentId: string; readonly example: string }>
  readonly searchParams: Promise<{ readonly size?: string | string[] }>
}

export async function generateMetadata({ params }: PreviewPageProps): Promise<Metadata> {
  const { brand, garmentId } = await params
  const { name } = await studioGarment(brand, garmentId)
  const t = await getTranslations('studio.preview')
  return { title: t('title', { name: name[await getLocale()] }), robots: { index: false } }
}

export default async function GarmentPreviewPage({ params, searchParams }: PreviewPageProps) {
  const { brand, garmentId, example } = await params
  const { size: asked } = await searchParams
  const previewer = previewerSchema.safeParse(example)
  if (!previewer.success) notFound()
  await studioGarment(brand, garmentId)
  const path = `/studio/${brand}/garments/${garmentId}`
  const api = await serverApi()
  const garment = await studioValue(api.catalogue.garment({ garmentId }), `${path}/preview`)
  const compared = await comparisonAs(previewer.data)
  const fit = compared === null ? null : garmentFitFor(compared, garment)
  const size = typeof asked === 'string' ? asked : null
  const t = await getTranslations('studio.preview')
  return (
    <>
      <PreviewBar path={`${path}/preview`} back={path} chosen={previewer.data} />
      <div className={styles.frame}>
        <p className={studio.note}>{t('note')}</p>
        <GarmentView
          garment={garment}
          fit={fit}
          page={`${path}/preview/${previewer.data}`}
          size={size}
          direct
          outlines={
            fit === null || compared === null ? null : (
              <GarmentOutlines
                garment={garment}
                fit={fit}
                size={size}
                own={outlineFrom(compared, garment.garmentType)}
              />
            )
          }
          invitation={<p className={studio.note}>{t(compared === null ? 'nobody' : 'noFit')}</p>}
        />
      </div>
    </>
  )
}

/** The example's garment of this type, drawn from its measures. */
function outlineFrom(
  { references }: Comparison,
  garmentType: Comparison['references'][number]['garmentType'],
): OwnOutline | null {
  const reference = references.find((one) => one.garmentType === garmentType)
  if (reference === undefined) return null
  const lengths = Object.fromEntries(
    Object.entries(reference.lengths).map(([name, { value }]) => [name, { cm: value / 100, extent: 'FLAT' as const }]),
  )
  const outline = outlineByLengths(garmentType, lengths)
  return outline === null ? null : { name: reference.name, outline, drawn: true }
}
