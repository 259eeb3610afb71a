import { defineConfig } from '@playwright/test'
import { environment } from './env'
import { launchOptions } from './support/browser'

const { webUrl } = environment()

const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
}

/**
 * What depends on width and language, and what everybody walks through, is looked at in all four combinations. The long
 * journeys test what the product does, which neither changes: each is walked on a phone in English and on a desktop in
 * French, so that every width and every language is seen once. Four times would not fit in the time that CI has.
 */
const everywhere = /(accessibility|appearance|browse)\.spec\.ts$/
/** Once is enough for what no screen shows: files that come and go. */
const desktopOnly = /photo\.spec\.ts$/
const phoneOnly = /(marker-sheet|capture-without-sheet)\.spec\.ts$/

export default defineConfig({
  testDir: 'journeys',
  // One journey at a time: a 2-core machine runs the inference, the database and the browser at once.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: webUrl,
    // Without snapshots: they fetch the page's blobs, which its security policy refuses and its console reports.
    trace: { mode: 'retain-on-failure', snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
  },
  projects: [
    {
      name: 'phone-en',
      testIgnore: desktopOnly,
      use: { ...screens.phone, locale: 'en-GB' },
      metadata: { language: 'en' },
    },
    {
      name: 'phone-fr',
      testMatch: everywhere,
      use: { ...screens.phone, locale: 'fr-FR' },
      metadata: { language: 'fr' },
    },
    {
      name: 'desktop-en',
      testMatch: everywhere,
      use: { ...screens.desktop, locale: 'en-GB' },
      metadata: { language: 'en' },
    },
    {
      name: 'desktop-fr',
      testIgnore: phoneOnly,
      use: { ...screens.desktop, locale: 'fr-FR' },
      metadata: { language: 'fr' },
    },
  ],
})
