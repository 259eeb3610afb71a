import { expectAccessible } from '../support/accessibility'
import { demoCustomer, signIn } from '../support/people'
import { expect, test } from '../support/test'

test('somebody without an account filters, shares the address and is told what measuring would bring', async ({
  page,
  words,
  language,
  browser,
  isMobile,
}) => {
  await page.goto(`/${language}/collections`)
  await expect(page.getByRole('heading', { level: 1, name: words('browse.title') })).toBeVisible()
  await expect(page.getByRole('heading', { name: words('browse.invitation.title') })).toBeVisible()
  const everything = await page.getByRole('article').count()
  expect(everything).toBeGreaterThan(3)

  const drawer = page.getByRole('button', { name: new RegExp(`^${words('browse.filters.open')}`) })
  if (isMobile) await drawer.click()
  const kind = page
    .getByRole('group', { name: words('browse.filters.category') })
    .getByRole('checkbox')
    .first()
  await kind.check()
  await expect(page).toHaveURL(/type=/)
  if (isMobile) await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: words('browse.filters.active') })).toBeVisible()
  await expect.poll(() => page.getByRole('article').count()).toBeLessThan(everything)

  // Whoever opens the address sees the same.
  const shown = await page.getByRole('article').getByRole('heading').allTextContents()
  const other = await browser.newPage()
  await other.goto(page.url())
  expect(await other.getByRole('article').getByRole('heading').allTextContents()).toEqual(shown)
  await other.close()
})

test('an address that makes no sense is read as far as it does, and says so', async ({ page, words, language }) => {
  await page.goto(`/${language}/collections?chest-min=-4&sort=newest&after=nowhere`)
  await expect(page.getByRole('note')).toContainText('chest-min')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.goto(`/${language}/collections?q=zzzzqqq`)
  await expect(page.getByRole('heading', { name: words('browse.nothing.title') })).toBeVisible()
})

test('somebody with a wardrobe sees what fits, why, and keeps it', async ({ page, words, language }) => {
  await page.goto(`/${language}/sign-in?next=/collections`)
  await signIn(page, words, demoCustomer())
  await expect(page.getByText(words('browse.fitted.only'))).toBeVisible()
  await expect(page.getByText(words('browse.card.yourSize')).first()).toBeVisible()

  const card = page.getByRole('article').first()
  const name = (await card.getByRole('heading').textContent()) ?? ''
  await card.getByRole('heading').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('heading', { name: words('browse.garment.all') })).toBeVisible()
  await expect(page.getByRole('img', { name: new RegExp(`${words('browse.verdict.fits')}$`) }).first()).toBeVisible()

  await expect(page.getByRole('figure', { name: words('browse.outline.title') })).toBeVisible()
  await page.getByRole('button', { name: words('browse.zoom.open', { name }) }).click()
  const large = page.getByRole('dialog')
  await expect(large.getByRole('img')).toBeVisible()
  await large.getByRole('button', { name: words('browse.zoom.in') }).click()
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()

  await page.getByRole('button', { name: words('browse.favourite.add', { name }) }).click()
  await expect(page.getByText(words('browse.favourite.added', { name }))).toBeVisible()
  await page.goto(`/${language}/favourites`)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expectAccessible(page, 'favourites')
  // Gone again, so that the journey can be walked once more.
  await page.getByRole('button', { name: words('browse.favourite.remove', { name }) }).click()
  await expect(page.getByText(words('browse.favourite.removed', { name }))).toBeVisible()
})

test('a garment that is no longer offered is a clear page with the right status', async ({ page, words, language }) => {
  const answer = await page.goto(`/${language}/collections/nobody/nothing/00000000-0000-4000-8000-000000000000`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: words('browse.gone.title') })).toBeVisible()
  await expect(page.getByRole('heading', { name: words('browse.gone.similar') })).toBeVisible()
})
