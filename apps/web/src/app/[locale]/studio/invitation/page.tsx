import { buttonClass, EmptyState, ErrorState } from '@fitsize/ui'
import { IconMail } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/features/shell/Page'
import { AcceptInvitation } from '@/features/studio/members/AcceptInvitation'
import { Link } from '@/i18n/navigation'
import { resultOf, serverApi } from '@/server/api'
import { currentAccount } from '@/server/current-account'

type InvitationPageProps = { readonly searchParams: Promise<{ readonly secret?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio.invitation')
  // The address holds the secret of the link.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' }
}

export default async function InvitationPage({ searchParams }: InvitationPageProps) {
  const { secret: given } = await searchParams
  const secret = typeof given === 'string' && given !== '' ? given : 'none'
  const invitation = await resultOf((await serverApi()).studio.invitation({ secret }))
  const t = await getTranslations('studio.invitation')
  if (!invitation.ok) {
    const errors = await getTranslations('errors')
    return (
      <Page>
        <ErrorState headingLevel={1} title={errors(`${invitation.error.code}.title`)}>
          {invitation.error.code === 'link-expired' ? t('over') : errors(`${invitation.error.code}.hint`)}
        </ErrorState>
      </Page>
    )
  }
  const { brand, role, email } = invitation.value
  const roles = await getTranslations('studio.roles')
  const account = await currentAccount()
  const next = `/studio/invitation?secret=${encodeURIComponent(secret)}`
  return (
    <Page>
      <EmptyState
        headingLevel={1}
        title={t('heading', { brand: brand.name })}
        picture={<IconMail size={56} stroke={1.2} aria-hidden="true" />}
        actions={
          account === null ? (
            <>
              <Link href={{ pathname: '/sign-in', query: { next } }} className={buttonClass({ kind: 'primary' })}>
                {t('signIn')}
              </Link>
              <Link href={{ pathname: '/sign-up', query: { next } }} className={buttonClass()}>
                {t('signUp')}
              </Link>
            </>
          ) : account.email === email ? (
            <AcceptInvitation secret={secret} />
          ) : undefined
        }
      >
        <p>{t('text', { role: roles(role), email })}</p>
        {account !== null && account.email !== email && <p>{t('otherAccount', { email: account.email })}</p>}
      </EmptyState>
    </Page>
  )
}
