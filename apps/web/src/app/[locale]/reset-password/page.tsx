import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResetForm } from '@/features/account/ResetForm'
import { Page } from '@/features/shell/Page'

type ResetPasswordPageProps = { readonly searchParams: Promise<{ readonly secret?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset')
  // The address holds a secret: no search engine shall keep it, and no other site be told.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function ResetPasswordPage({ searchParams }: ResetPasswordPageProps) {
  const { secret } = await searchParams
  return (
    <Page>
      <ResetForm secret={typeof secret === 'string' ? secret : ''} />
    </Page>
  )
}
