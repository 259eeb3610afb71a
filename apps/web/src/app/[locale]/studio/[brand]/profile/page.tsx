import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeleteBrand } from '@/features/studio/brand/DeleteBrand'
import { ProfileForm } from '@/features/studio/brand/ProfileForm'
import { StudioHead } from '@/features/studio/StudioHead'
import { studioBrand } from '@/server/studio'

type ProfilePageProps = { readonly params: Promise<{ readonly brand: string }> }

export async function generateMetadata({ params }: ProfilePageProps): Promise<Metadata> {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.profile')
  return { title: `${t('title')}, ${brand.name}`, robots: { index: false } }
}

export default async function ProfilePage({ params }: ProfilePageProps) {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.profile')
  return (
    <>
      <StudioHead title={t('title')} lead={t('lead')} />
      <ProfileForm brand={brand} />
      {brand.role === 'OWNER' && <DeleteBrand brand={brand.slug} name={brand.name} />}
    </>
  )
}
