import type account from '../../messages/en/account.json'
import type browse from '../../messages/en/browse.json'
import type capture from '../../messages/en/capture.json'
import type errors from '../../messages/en/errors.json'
import type garments from '../../messages/en/garments.json'
import type landing from '../../messages/en/landing.json'
import type markerSheet from '../../messages/en/marker-sheet.json'
import type measuring from '../../messages/en/measuring.json'
import type scan from '../../messages/en/scan.json'
import type shell from '../../messages/en/shell.json'
import type studio from '../../messages/en/studio.json'
import type wardrobe from '../../messages/en/wardrobe.json'
import type { routing } from './routing'

// Message keys are checked against the English files.
declare module 'next-intl' {
  interface AppConfig {
    Locale: (typeof routing.locales)[number]
    Messages: {
      account: typeof account
      browse: typeof browse
      capture: typeof capture
      errors: typeof errors
      garments: typeof garments
      landing: typeof landing
      'marker-sheet': typeof markerSheet
      measuring: typeof measuring
      scan: typeof scan
      shell: typeof shell
      studio: typeof studio
      wardrobe: typeof wardrobe
    }
  }
}
