import { newPerson, signIn, signUp } from '../support/people'
import { expect, test } from '../support/test'

test('a new customer measures a sample, signs up, keeps the garment and finds it again', async ({
  page,
  words,
  language,
}) => {
  const person = newPerson()

  await test.step('arrives in their language and goes to measure', async () => {
    await page.goto('/')
    await expect(page).toHaveURL(new RegExp(`/${language}$`))
    await page.getByRole('link', { name: words('landing.trySample') }).click()
  })

  await test.step('waits and reads centimetres', async () => {
    await expect(page).toHaveURL(/\/scan\/[0-9a-f-]{36}$/)
    const measures = page.getByRole('list', { name: words('scan.result.dimensions') }).getByRole('listitem')
    await expect(measures.first()).toContainText(/\d+[.,]\d\s*cm\s*±/)
    expect(await measures.count()).toBeGreaterThanOrEqual(3)
    await expect(page.getByText(words('scan.result.measured'), { exact: true })).toBeVisible()
  })

  await test.step('is led to sign up, and comes back to a saved garment', async () => {
    await page.getByLabel(words('scan.save.name'), { exact: true }).fill('My measured one')
    await page.getByRole('link', { name: words('scan.save.guestSave') }).click()
    await signUp(page, words, person)
    await expect(page.getByText(words('scan.save.saved'))).toBeVisible()
    await page.getByRole('link', { name: words('scan.save.open') }).click()
  })

  await test.step('sees it in the wardrobe, with its measures', async () => {
    await expect(page.getByRole('heading', { level: 1, name: words('wardrobe.title') })).toBeVisible()
    await page.getByRole('link', { name: 'My measured one' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My measured one' })).toBeVisible()
    const measures = page.getByRole('list', { name: words('wardrobe.garment.dimensions') }).getByRole('listitem')
    await expect(measures.first()).toContainText(/\d+[.,]\d\s*cm\s*±/)
  })

  await test.step('signs out: the wardrobe is closed to others', async () => {
    await page.goto(`/${language}/account`)
    await page.getByRole('button', { name: words('account.account.signOut'), exact: true }).click()
    await expect(page.getByRole('link', { name: words('shell.account.signIn') })).toBeVisible()
    await page.goto(`/${language}/wardrobe`)
    await expect(page.getByRole('heading', { name: words('account.needed.title') })).toBeVisible()
  })

  await test.step('signs in again and finds everything as it was', async () => {
    await page
      .getByRole('main')
      .getByRole('link', { name: words('account.needed.signIn') })
      .click()
    await signIn(page, words, person)
    await expect(page.getByRole('link', { name: 'My measured one' })).toBeVisible()
  })
})
