import { expectAccessible } from '../support/accessibility'
import { choosePhoto, photoWithSheet } from '../support/photos'
import { expect, test } from '../support/test'

const pages = ['', '/scan', '/sign-up', '/sign-in', '/marker-sheet', '/guide', '/collections', '/wardrobe']

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on the main pages, ${theme}`, async ({ page, language }) => {
    await page.emulateMedia({ colorScheme: theme })
    for (const path of pages) {
      await page.goto(`/${language}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page, path || '/')
    }
  })

  test(`axe finds nothing serious on a result, ${theme}`, async ({ page, words, language }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto(`/${language}/scan`)
    await choosePhoto(page, words, photoWithSheet())
    await expect(page.getByRole('list', { name: words('scan.result.dimensions') })).toBeVisible()
    await expectAccessible(page, 'result')
  })
}

test('no page is wider than the screen', async ({ page, language }) => {
  for (const path of pages) {
    await page.goto(`/${language}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { content, screen } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    }))
    expect(content, path || '/').toBeLessThanOrEqual(screen)
  }
})
