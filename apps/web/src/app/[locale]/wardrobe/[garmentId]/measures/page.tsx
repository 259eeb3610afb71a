import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Page } from '@/features/shell/Page'
import { HandForm } from '@/features/wardrobe/HandForm'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import styles from '@/features/wardrobe/WardrobePage.module.css'
import { resultOf, serverApi } from '@/server/api'

type MeasuresPageProps = { readonly params: Promise<{ readonly garmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wardrobe.garment')
  return { title: t('retype'), robots: { index: false } }
}

export default async function MeasuresPage({ params }: MeasuresPageProps) {
  const { garmentId } = await params
  if (!z.uuid().safeParse(garmentId).success) notFound()
  const garment = await resultOf((await serverApi()).wardrobe.get({ garmentId }))
  if (!garment.ok && garment.error.code === 'not-signed-in')
    return <SignInNeeded next={`/wardrobe/${garmentId}/measures`} />
  // Measures from a photo are corrected by its points.
  if (!garment.ok || garment.value.points !== null) return notFound()
  return (
    <Page>
      <header className={styles.head}>
        <h1>{garment.value.name}</h1>
      </header>
      <HandForm key={garment.value.revisionId} garment={garment.value} />
    </Page>
  )
}
