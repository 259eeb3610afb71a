import { defineRouting } from 'next-intl/routing'

/** Every page has its language in its address: /en/scan, /fr/scan. */
export const routing = defineRouting({ locales: ['en', 'fr'], defaultLocale: 'en', localePrefix: 'always' })

export type Locale = (typeof routing.locales)[number]
