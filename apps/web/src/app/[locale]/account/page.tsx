import { Button, buttonClass } from '@fitsize/ui'
import { IconHanger, IconLogout } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/account/AccountPage.module.css'
import { SignOutForm } from '@/features/account/SignOutForm'
import { ConsentSection } from '@/features/account/sections/ConsentSection'
import { DeleteSection } from '@/features/account/sections/DeleteSection'
import { EmailSection } from '@/features/account/sections/EmailSection'
import { ExportSection } from '@/features/account/sections/ExportSection'
import { PasswordSection } from '@/features/account/sections/PasswordSection'
import { PreferencesSection } from '@/features/account/sections/PreferencesSection'
import { ProfileSection } from '@/features/account/sections/ProfileSection'
import { SessionsSection } from '@/features/account/sections/SessionsSection'
import { Page } from '@/features/shell/Page'
import { Link, redirect } from '@/i18n/navigation'
import { accountDeletedAction, leftEverywhereAction } from '@/server/account-actions'
import { resultOf, serverApi } from '@/server/api'

const sections = ['profile', 'preferences', 'email', 'password', 'sessions', 'consent', 'export', 'delete'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.account')
  return { title: t('title'), robots: { index: false } }
}

export default async function AccountPage() {
  const api = (await serverApi()).account
  const account = await resultOf(api.me())
  if (!account.ok) return redirect({ href: '/sign-in?next=/account', locale: await getLocale() })
  const { name, email, isEmailVerified, role, createdAt, language } = account.value
  const [sessions, consent] = await Promise.all([api.sessions(), api.consent()])
  const t = await getTranslations('account')
  const format = await getFormatter()
  return (
    <Page>
      <div className={styles.columns}>
        <div className={styles.side}>
          <h1>{t('account.title')}</h1>
          <p className={styles.who}>
            {name}, {t(`account.roles.${role}`)}. {t('account.since')}{' '}
            {format.dateTime(createdAt, { dateStyle: 'long' })}
          </p>
          <div className={styles.actions}>
            <Link href="/wardrobe" className={buttonClass({ kind: 'primary' })}>
              <IconHanger size={22} stroke={1.7} aria-hidden="true" />
              {t('account.wardrobe')}
            </Link>
            <SignOutForm>
              <Button type="submit">
                <IconLogout size={20} stroke={1.7} aria-hidden="true" />
                {t('account.signOut')}
              </Button>
            </SignOutForm>
          </div>
          <nav className={styles.contents} aria-label={t('account.sections')}>
            <ul>
              {sections.map((section) => (
                <li key={section}>
                  <a href={`#${section}`}>{t(`${section}.title`)}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className={styles.sections}>
          <ProfileSection name={name} />
          <PreferencesSection language={language} />
          <EmailSection email={email} isVerified={isEmailVerified} />
          <PasswordSection email={email} />
          <SessionsSection sessions={sessions} onLeft={leftEverywhereAction} />
          <ConsentSection consent={consent} />
          <ExportSection />
          <DeleteSection email={email} mayOwnBrands={role !== 'CUSTOMER'} onDeleted={accountDeletedAction} />
        </div>
      </div>
    </Page>
  )
}
