import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { NewGarmentForm } from '@/features/studio/garments/NewGarmentForm'
import { StudioHead } from '@/features/studio/StudioHead'
import { redirect } from '@/i18n/navigation'
import { serverApi } from '@/server/api'
import { studioBrand, studioValue } from '@/server/studio'

type NewGarmentPageProps = {
  readonly params: Promise<{ readonly brand: string }>
  readonly searchParams: Promise<{ readonly collection?: string | string[] }>
}

export async function generateMetadata({ params }: NewGarmentPageProps): Promise<Metadata> {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.garment')
  return { title: `${t('new')}, ${brand.name}`, robots: { index: false } }
}

export default async function NewGarmentPage({ params, searchParams }: NewGarmentPageProps) {
  const { slug, role } = await studioBrand((await params).brand)
  if (role === 'VIEWER') notFound()
  const api = await serverApi()
  const all = await studioValue(api.studio.collections({ brand: slug }), `/studio/${slug}/garments/new`)
  const collections = all.map(({ id, title }) => ({ id, title }))
  const { collection } = await searchParams
  const chosen = collections.find(({ id }) => id === collection) ?? collections[0]
  if (chosen === undefined) return redirect({ href: `/studio/${slug}/collections`, locale: await getLocale() })
  const t = await getTranslations('studio.garment')
  return (
    <>
      <StudioHead title={t('new')} lead={t('newLead')} />
      <NewGarmentForm brand={slug} collections={collections} collectionId={chosen.id} />
    </>
  )
}
