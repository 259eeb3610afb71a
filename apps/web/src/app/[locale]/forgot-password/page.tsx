import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ForgotForm } from '@/features/account/ForgotForm'
import { Page } from '@/features/shell/Page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot')
  return { title: t('title') }
}

export default function ForgotPasswordPage() {
  return (
    <Page>
      <ForgotForm />
    </Page>
  )
}
