import { iconButtonClass, Logo, RulerHeader, ThemeSwitch } from '@fitsize/ui'
import { IconUser } from '@tabler/icons-react'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import { currentUser } from '@/server/actor'
import { isMaker } from '@/server/studio'
import { LanguageLinks } from './LanguageLinks'
import { NavigationLinks } from './NavigationLinks'
import styles from './PageHeader.module.css'

/** Logo, where one can go, language, theme, account. */
export async function PageHeader() {
  const t = await getTranslations('shell')
  const user = await currentUser()
  const signedIn = user !== null
  return (
    <RulerHeader
      home={
        <Link href="/" aria-label={t('home')}>
          <Logo />
        </Link>
      }
      linksLabel={t('navigation')}
      links={<NavigationLinks signedIn={signedIn} isMaker={user !== null && (await isMaker(user))} />}
      tools={
        <>
          <LanguageLinks />
          <ThemeSwitch texts={{ toDark: t('theme.toDark'), toLight: t('theme.toLight') }} />
          {signedIn ? (
            <Link href="/account" className={iconButtonClass({ boxed: true })} aria-label={t('account.menu')}>
              <IconUser size={20} stroke={1.7} aria-hidden="true" />
            </Link>
          ) : (
            <Link href="/sign-in" className={styles.signIn}>
              <IconUser size={20} stroke={1.7} aria-hidden="true" />
              <span>{t('account.signIn')}</span>
            </Link>
          )}
        </>
      }
    />
  )
}
