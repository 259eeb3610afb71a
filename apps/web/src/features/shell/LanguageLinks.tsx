'use client'

import { LangSwitch } from '@fitsize/ui'
import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { getPathname, usePathname } from '@/i18n/navigation'
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
    // Not a soft navigation: another language is another root layout, whose style elements would carry a nonce that the
    // policy of the present page refuses.
    <a
      key={locale}
      href={getPathname({ href: query === '' ? path : `${path}?${query}`, locale })}
      hrefLang={locale}
      lang={locale}
      aria-current={locale === current ? 'true' : undefined}
      // The name begins with what is seen, so that saying "click EN" works.
      aria-label={`${locale.toUpperCase()}, ${t(locale)}`}
    >
      {locale.toUpperCase()}
    </a>
  ))
}
