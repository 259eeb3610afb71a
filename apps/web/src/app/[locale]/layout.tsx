import '@fontsource-variable/archivo'
import '@fontsource-variable/besley'
// Only what is used of Mantine: all of it would be 250 kB of styles on every page.
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/ActionIcon.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import '@fitsize/ui/tokens.css'
import '@fitsize/ui/base.css'
import { colorSchemeScript, FitSizeProvider } from '@fitsize/ui'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { KeptUnit } from '@/features/account/KeptUnit'
import { PageFooter } from '@/features/shell/PageFooter'
import { PageHeader } from '@/features/shell/PageHeader'
import styles from '@/features/shell/page-frame.module.css'
import { ToastProvider } from '@/features/shell/ToastProvider'
import { withoutStudio } from '@/i18n/messages'
import { routing } from '@/i18n/routing'
import { currentAccount } from '@/server/current-account'

type LocaleParameters = { readonly params: Promise<{ readonly locale: string }> }

export async function generateMetadata({ params }: LocaleParameters): Promise<Metadata> {
  const { locale } = await params
  const language = hasLocale(routing.locales, locale) ? locale : 'en'
  const t = await getTranslations({ locale: language, namespace: 'shell' })
  return {
    title: { default: t('title'), template: `%s · ${t('title')}` },
    description: t('description'),
    manifest: `/${language}/manifest.webmanifest`,
    appleWebApp: { title: t('title'), capable: true },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#152226' },
  ],
}

export default async function LocaleLayout({ children, params }: LocaleParameters & { readonly children: ReactNode }) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  const nonce = (await headers()).get('x-nonce') ?? ''
  const t = await getTranslations('shell')
  const account = await currentAccount()
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        {/* Browsers hide a script's nonce from scripts, so React would find another one than the server wrote. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint
          dangerouslySetInnerHTML={{ __html: colorSchemeScript }}
        />
      </head>
      <body>
        <FitSizeProvider nonce={nonce}>
          <NextIntlClientProvider messages={withoutStudio(await getMessages())}>
            <ToastProvider>
              {account !== null && <KeptUnit key={account.id} unit={account.unit} />}
              <a className={styles.skip} href="#content">
                {t('skip')}
              </a>
              <div className={styles.frame}>
                <PageHeader />
                <main id="content" className={`${styles.main} paper`} tabIndex={-1}>
                  {children}
                </main>
                <PageFooter />
              </div>
            </ToastProvider>
          </NextIntlClientProvider>
        </FitSizeProvider>
      </body>
    </html>
  )
}
