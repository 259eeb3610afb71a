import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountForm } from '@/features/account/AccountForm'
import { returnPath } from '@/features/account/return-path'
import { Page } from '@/features/shell/Page'
import { redirect } from '@/i18n/navigation'
import { signUpAction } from '@/server/account-actions'
import { currentUser } from '@/server/actor'

type SignUpPageProps = { readonly searchParams: Promise<{ readonly next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signUp')
  return { title: t('title') }
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const next = returnPath((await searchParams).next)
  if ((await currentUser()) !== null) redirect({ href: next, locale: await getLocale() })
  return (
    <Page>
      <AccountForm kind="signUp" action={signUpAction} next={next} />
    </Page>
  )
}
