import { expect, test } from '../support/test'

test('the theme follows the system, can be switched and is remembered', async ({ page, words, language }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`/${language}/scan`)
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await theme()).toBe('light')
  const lightGround = await ground()
  await page.getByRole('button', { name: words('shell.theme.toDark') }).click()
  await expect(page.getByRole('button', { name: words('shell.theme.toLight') })).toBeVisible()
  expect(await theme()).toBe('dark')
  expect(await ground()).not.toBe(lightGround)
  await page.reload()
  expect(await theme()).toBe('dark')
})

test('the language can be changed in place', async ({ page, words, language }) => {
  const other = language === 'en' ? 'fr' : 'en'
  await page.goto(`/${language}/marker-sheet`)
  await page.getByRole('link', { name: words(`shell.languages.${other}`) }).click()
  await expect(page).toHaveURL(new RegExp(`/${other}/marker-sheet$`))
  await expect(page.locator('html')).toHaveAttribute('lang', other)
})

test('an address that does not exist says so, with a way on', async ({ page, words, language }) => {
  const answer = await page.goto(`/${language}/nothing-here`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: words('shell.notFound.title') })).toBeVisible()
  await expect(page.getByRole('link', { name: words('shell.notFound.home') })).toBeVisible()
})
