import { zonesOf } from '@fitsize/sizing'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Page } from '@/features/shell/Page'
import { GarmentView } from '@/features/wardrobe/GarmentView'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import { resultOf, serverApi } from '@/server/api'

type GarmentPageProps = { readonly params: Promise<{ readonly garmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wardrobe')
  return { title: t('title'), robots: { index: false } }
}

export default async function GarmentPage({ params }: GarmentPageProps) {
  const { garmentId } = await params
  if (!z.uuid().safeParse(garmentId).success) notFound()
  const api = await serverApi()
  const [garment, wishes] = await Promise.all([
    resultOf(api.wardrobe.get({ garmentId })),
    resultOf(api.wardrobe.wishes()),
  ])
  if (garment.ok)
    return (
      <Page>
        <GarmentView
          // What was just saved shows anew, not what was typed before.
          key={garment.value.revisionId}
          garment={garment.value}
          zones={zonesOf(garment.value.garmentType)}
          wishes={wishes.ok ? wishes.value : {}}
        />
      </Page>
    )
  if (garment.error.code === 'not-signed-in') return <SignInNeeded next={`/wardrobe/${garmentId}`} />
  return notFound()
}
