import { buttonClass } from '@fitsize/ui'
import { IconEye } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { GarmentEditor } from '@/features/studio/garments/GarmentEditor'
import { StudioHead } from '@/features/studio/StudioHead'
import { StatusTag } from '@/features/studio/Tags'
import { Link } from '@/i18n/navigation'
import { studioBrand, studioGarment } from '@/server/studio'

type GarmentPageProps = { readonly params: Promise<{ readonly brand: string; readonly garmentId: string }> }

export async function generateMetadata({ params }: GarmentPageProps): Promise<Metadata> {
  const { brand, garmentId } = await params
  const { name } = await studioGarment(brand, garmentId)
  return { title: `${name[await getLocale()]}, ${(await studioBrand(brand)).name}`, robots: { index: false } }
}

export default async function StudioGarmentPage({ params }: GarmentPageProps) {
  const { brand: slug, garmentId } = await params
  const [{ role }, garment] = await Promise.all([studioBrand(slug), studioGarment(slug, garmentId)])
  const t = await getTranslations('studio.garment')
  const { collection } = garment
  return (
    <>
      <StudioHead
        title={garment.name[await getLocale()]}
        lead={
          <>
            <StatusTag status={garment.visibility} />{' '}
            <Link href={`/studio/${slug}/collections/${collection.id}`}>{collection.title}</Link>
          </>
        }
      >
        <Link href={`/studio/${slug}/garments/${garmentId}/preview/medium`} className={buttonClass()}>
          <IconEye size={20} stroke={1.7} aria-hidden="true" />
          {t('preview')}
        </Link>
      </StudioHead>
      <GarmentEditor brand={slug} garment={garment} mayEdit={role !== 'VIEWER'} />
    </>
  )
}
