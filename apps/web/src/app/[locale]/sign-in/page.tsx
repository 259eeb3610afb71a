import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountForm } from '@/features/account/AccountForm'
import { returnPath } from '@/features/account/return-path'
import { Page } from '@/features/shell/Page'
import { redirect } from '@/i18n/navigation'
import { signInAction } from '@/server/account-actions'
import { currentUser } from '@/server/actor'

type SignInPageProps = {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly left?: string | string[] }>
}

/** What led somebody here who was signed in before. */
const reasons = ['everywhere', 'deleted', 'reset'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: wished, left } = await searchParams
  const next = returnPath(wished)
  const t = await getTranslations('account.left')
  const reason = reasons.find((known) => known === left)
  if ((await currentUser()) !== null) redirect({ href: next, locale: await getLocale() })
  return (
    <Page>
      <AccountForm
        kind="signIn"
        action={signInAction}
        next={next}
        {...(reason === undefined ? {} : { notice: t(reason) })}
      />
    </Page>
  )
}
