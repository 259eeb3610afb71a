import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ScanScreen } from '@/features/scan/ScanScreen'
import { offeredSamples } from '@/features/scan/server/offered-samples'
import { currentUser } from '@/server/actor'

type ScanPageProps = { readonly params: Promise<{ readonly id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('scan')
  return { title: t('title'), robots: { index: false } }
}

export default async function ScanPage({ params }: ScanPageProps) {
  return <ScanScreen scanId={(await params).id} signedIn={(await currentUser()) !== null} samples={offeredSamples} />
}
