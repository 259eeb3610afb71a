import type { Page } from '@playwright/test'
import { expectAccessibleInBothThemes } from '../support/accessibility'
import { demoCustomer, signIn } from '../support/people'
import { choosePhoto, photoWithSheet } from '../support/photos'
import { expect, test } from '../support/test'

/** The list of everything shows the same more often, and takes axe long. */
const aFewGarments = '/collections?q=heavy'
const everybodysPages = [
  '',
  '/scan',
  '/sign-up',
  '/sign-in',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/marker-sheet',
  '/guide',
  aFewGarments,
  '/wardrobe',
]
const customersPages = [aFewGarments, '/favourites', '/wardrobe', '/wardrobe/new', '/wardrobe/deleted', '/account']

test('axe finds nothing serious on the pages for everybody, and none is wider than the screen', async ({
  page,
  language,
}) => {
  for (const path of everybodysPages) {
    await page.goto(`/${language}${path}`)
    await expectFitForAll(page, path || '/')
  }
})

test('nor on those of a customer', async ({ page, words, language }) => {
  await page.goto(`/${language}/sign-in?next=/collections`)
  await signIn(page, words, demoCustomer())
  await expect(page.getByText(words('browse.fitted.only'))).toBeVisible()
  const garment = await page.getByRole('article').getByRole('heading').getByRole('link').first().getAttribute('href')
  for (const path of customersPages) {
    await page.goto(`/${language}${path}`)
    await expectFitForAll(page, path)
  }
  if (garment === null) throw new Error('No garment is offered.')
  const collection = garment.split('/').slice(0, -1).join('/')
  const brand = collection.split('/').slice(0, -1).join('/')
  for (const path of [garment, collection, brand]) {
    await page.goto(path)
    await expectFitForAll(page, path)
  }
  await page.goto(`/${language}/wardrobe`)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: words('wardrobe.fit.title') })).toBeVisible()
  await expectFitForAll(page, 'a garment of the wardrobe')
})

test('nor on a result', async ({ page, words, language }) => {
  await page.goto(`/${language}/scan`)
  await choosePhoto(page, words, photoWithSheet())
  await expect(page.getByRole('list', { name: words('scan.result.dimensions') })).toBeVisible()
  await expectFitForAll(page, 'result')
})

/** Once a page is there: axe in both themes, and no page that scrolls sideways. */
async function expectFitForAll(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(content, name).toBeLessThanOrEqual(screen)
  await expectAccessibleInBothThemes(page, name)
}
