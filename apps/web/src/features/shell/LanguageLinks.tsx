'use client'

import { LangSwitch } from '@fitsize/ui'
import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { Link, usePathname } from '@/i18n/navigation'
import { routing } from '@/i18n/routing'

/** The same page in each language. */
export function LanguageLinks() {
  const t = useTranslations('shell')
  return (
    <LangSwitch label={t('language')}>
      <Suspense>
        <Links />
      </Suspense>
    </LangSwitch>
  )
}

function Links() {
  const t = useTranslations('shell.languages')
  const current = useLocale()
  const path = usePathname()
  const query = useSearchParams().toString()
  return routing.locales.map((locale) => (
    <Link
      key={locale}
      href={query === '' ? path : `${path}?${query}`}
      locale={locale}
      lang={locale}
      aria-current={locale === current ? 'true' : undefined}
      // The name begins with what is seen, so that saying "click EN" works.
      aria-label={`${locale.toUpperCase()}, ${t(locale)}`}
      prefetch={false}
      scroll={false}
    >
      {locale.toUpperCase()}
    </Link>
  ))
}
