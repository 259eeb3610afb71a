import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { readMessages } from './messages'
import { routing } from './routing'

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale
  // Dates are shown without a time of day, so the server's zone must not move them between rendering and hydration.
  return { locale, messages: await readMessages(locale), timeZone: 'UTC' }
})
