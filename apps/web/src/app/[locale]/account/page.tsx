import { Button, buttonClass } from '@fitsize/ui'
import { IconHanger, IconLogout } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/account/AccountPage.module.css'
import { Page } from '@/features/shell/Page'
import { Link, redirect } from '@/i18n/navigation'
import { signOutAction } from '@/server/account-actions'
import { resultOf, serverApi } from '@/server/api'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.account')
  return { title: t('title') }
}

export default async function AccountPage() {
  const account = await resultOf((await serverApi()).account.me())
  if (!account.ok) return redirect({ href: '/sign-in?next=/account', locale: await getLocale() })
  const t = await getTranslations('account.account')
  const format = await getFormatter()
  const { name, email, role, createdAt } = account.value
  return (
    <Page>
      <section className={styles.card} aria-labelledby="account-title">
        <h1 id="account-title">{t('title')}</h1>
        <dl className={styles.facts}>
          <div>
            <dt>{t('name')}</dt>
            <dd>{name}</dd>
          </div>
          <div>
            <dt>{t('email')}</dt>
            <dd>{email}</dd>
          </div>
          <div>
            <dt>{t('role')}</dt>
            <dd>{t(`roles.${role}`)}</dd>
          </div>
          <div>
            <dt>{t('since')}</dt>
            <dd>{format.dateTime(createdAt, { dateStyle: 'long' })}</dd>
          </div>
        </dl>
        <div className={styles.actions}>
          <Link href="/wardrobe" className={buttonClass({ kind: 'primary' })}>
            <IconHanger size={22} stroke={1.7} aria-hidden="true" />
            {t('wardrobe')}
          </Link>
          <form action={signOutAction}>
            <Button type="submit">
              <IconLogout size={20} stroke={1.7} aria-hidden="true" />
              {t('signOut')}
            </Button>
          </form>
        </div>
      </section>
    </Page>
  )
}
