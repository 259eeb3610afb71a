import { test as base, expect } from '@playwright/test'
import { type Language, type Words, wordsOf } from './words'

type Fixtures = {
  readonly language: Language
  readonly words: Words
  /** Complaints of the page: uncaught errors and what its console reports as an error. */
  readonly complaints: string[]
}

/** A journey in the project's language; it fails when the page reports an error. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  language: async ({}, use, info) => {
    await use(info.project.metadata.language === 'fr' ? 'fr' : 'en')
  },
  words: async ({ language }, use) => {
    await use(wordsOf(language))
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        // A refused request is reported by the browser itself; journeys with bad input cause them on purpose.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
