import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ScanScreen } from '@/features/scan/ScanScreen'
import { offeredSamples } from '@/features/scan/server/offered-samples'
import { currentUser } from '@/server/actor'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('scan')
  return { title: t('title'), description: t('description') }
}

export default async function ScanPage() {
  return <ScanScreen scanId={null} signedIn={(await currentUser()) !== null} samples={offeredSamples} />
}
