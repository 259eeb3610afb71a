import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { VerifyForm } from '@/features/account/VerifyForm'
import { Page } from '@/features/shell/Page'

type VerifyEmailPageProps = { readonly searchParams: Promise<{ readonly secret?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.verify')
  // The address holds a secret: no search engine shall keep it, and no other site be told.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function VerifyEmailPage({ searchParams }: VerifyEmailPageProps) {
  const { secret } = await searchParams
  return (
    <Page>
      <VerifyForm secret={typeof secret === 'string' ? secret : ''} />
    </Page>
  )
}
