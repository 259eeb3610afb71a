import { defineConfig } from '@playwright/test'
import { environment } from './env'
import { launchOptions } from './support/browser'

const { webUrl } = environment()

const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
}

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
    { name: 'phone-en', use: { ...screens.phone, locale: 'en-GB' }, metadata: { language: 'en' } },
    { name: 'phone-fr', use: { ...screens.phone, locale: 'fr-FR' }, metadata: { language: 'fr' } },
    { name: 'desktop-en', use: { ...screens.desktop, locale: 'en-GB' }, metadata: { language: 'en' } },
    { name: 'desktop-fr', use: { ...screens.desktop, locale: 'fr-FR' }, metadata: { language: 'fr' } },
  ],
})
