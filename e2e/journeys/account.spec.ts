import { readdir, readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { environment } from '../env'
import { expectAccessible } from '../support/accessibility'
import { letterTo, linkIn } from '../support/letters'
import { newPerson, signIn, signUp } from '../support/people'
import { photoWithSheet } from '../support/photos'
import { expect, test } from '../support/test'
import type { Words } from '../support/words'

/** Sends a photo as the page's own visitor and gives the scan's id. */
async function sendPhoto(page: Page): Promise<string> {
  const { name, mimeType, buffer } = photoWithSheet()
  const answer = await page.request.post('/api/scans', { multipart: { photo: { name, mimeType, buffer } } })
  expect(answer.status()).toBe(202)
  const { id }: { id: string } = await answer.json()
  return id
}

/** Files of the store that belong to a scan. */
async function storedFilesOf(scanId: string): Promise<readonly string[]> {
  const all = await readdir(environment().photos, { recursive: true })
  return all.filter((path) => path.includes(scanId) && path.endsWith('.jpg'))
}

const section = (page: Page, words: Words, name: string) =>
  page.getByRole('region', { name: words(`account.${name}.title`) })

test('an account from its first letter to its end', async ({ page, browser, words, language }, info) => {
  const person = newPerson()
  const other = language === 'en' ? 'fr' : 'en'
  let scanId = ''

  await test.step('signs up and confirms the address by the letter', async () => {
    await page.goto(`/${language}/sign-up`)
    await signUp(page, words, person)
    await expect(page).toHaveURL(new RegExp(`/${language}/wardrobe`))
    await page.goto(linkIn(await letterTo(person.email, 1)))
    await page.getByRole('button', { name: words('account.verify.submit') }).click()
    await expect(page.getByText(words('account.verify.doneText', { email: person.email }))).toBeVisible()
    await page.getByRole('link', { name: words('account.verify.toAccount') }).click()
    await expect(section(page, words, 'email').getByText(words('account.email.verified'))).toBeVisible()
  })

  await test.step('chooses name, unit and consent, and finds them again', async () => {
    const profile = section(page, words, 'profile')
    await profile.getByLabel(words('account.fields.name'), { exact: true }).fill('Ada Lovelace')
    await profile.getByRole('button', { name: words('account.save') }).click()
    await expect(profile.getByText(words('account.saved'))).toBeVisible()
    const saved = page.waitForResponse((response) => response.url().includes('account.changeProfile'))
    await section(page, words, 'preferences').getByText('in', { exact: true }).click()
    expect((await saved).ok()).toBe(true)
    const consent = section(page, words, 'consent')
    await expect(consent.getByRole('checkbox')).not.toBeChecked()
    await consent.getByRole('checkbox').check()
    await expect(consent.getByText(words('account.consent.on'))).toBeVisible()
    await page.reload()
    await expect(consent.getByRole('checkbox')).toBeChecked()
    scanId = await sendPhoto(page)
    expect(await storedFilesOf(scanId)).toHaveLength(1)
  })

  await test.step('another browser takes up language and unit, and is signed out with all', async () => {
    const preferences = section(page, words, 'preferences')
    await preferences.getByLabel(words('account.preferences.language')).selectOption(other)
    await expect(page).toHaveURL(new RegExp(`/${other}/account`))
    const second = await browser.newContext({ ...info.project.use, baseURL: environment().webUrl })
    const elsewhere = await second.newPage()
    await elsewhere.goto(`/${language}/sign-in?next=/account`)
    await signIn(elsewhere, words, person)
    await expect(elsewhere).toHaveURL(new RegExp(`/${other}/account`))
    await expect.poll(() => elsewhere.evaluate(() => localStorage.getItem('fitsize.unit'))).toBe('in')
    await page.goto(`/${language}/account`)
    const sessions = section(page, words, 'sessions')
    await expect(sessions.getByRole('listitem')).toHaveCount(2)
    await sessions.getByRole('button', { name: words('account.sessions.endAll') }).click()
    await expect(page.getByText(words('account.left.everywhere'))).toBeVisible()
    await elsewhere.goto(`/${language}/account`)
    await expect(elsewhere).toHaveURL(new RegExp(`/${language}/sign-in`))
    await second.close()
  })

  await test.step('chooses a new password by letter', async () => {
    await page.getByRole('link', { name: words('account.signIn.forgot') }).click()
    await expect(page.getByRole('heading', { name: words('account.forgot.title') })).toBeVisible()
    await page.getByLabel(words('account.fields.email'), { exact: true }).fill(person.email)
    await page.getByRole('button', { name: words('account.forgot.submit') }).click()
    await expect(page.getByText(words('account.forgot.sent', { email: person.email }))).toBeVisible()
    const link = linkIn(await letterTo(person.email, 2))
    // In the account's language; the journey goes on in its own.
    await page.goto(link.replace(`/${other}/`, `/${language}/`))
    await expectAccessible(page, 'new password')
    await page.getByLabel(words('account.fields.newPassword'), { exact: true }).fill('shears and chalk 8')
    await page.getByRole('button', { name: words('account.reset.submit') }).click()
    await expect(page.getByText(words('account.left.reset'))).toBeVisible()
    await page.goto(`/${language}/sign-in?next=/account`)
    await signIn(page, words, { ...person, password: 'shears and chalk 8' })
    await expect(page).toHaveURL(new RegExp(`/${other}/account`))
    await page.goto(`/${language}/account`)
    await expect(section(page, words, 'profile').getByLabel(words('account.fields.name'))).toHaveValue('Ada Lovelace')
  })

  await test.step('takes everything along', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: words('account.export.download') }).click()
    const files = unzipSync(new Uint8Array(await readFile(await (await download).path())))
    const document = (name: string): unknown => JSON.parse(new TextDecoder().decode(files[name]))
    expect(document('profile.json')).toMatchObject({ email: person.email, name: 'Ada Lovelace', unit: 'in' })
    expect(document('consents.json')).toMatchObject([{ granted: true, version: 1 }])
    expect(document('scans.json')).toMatchObject([{ id: scanId }])
    expect(document('wardrobe.json')).toEqual([])
    expect([...(files[`photos/scans/${scanId}.jpg`] ?? [])].slice(0, 2)).toEqual([0xff, 0xd8])
    expect(JSON.stringify(document('profile.json'))).not.toContain('argon2')
  })

  await test.step('deletes the account: nobody signs in any more, and the photo is gone', async () => {
    const deletion = section(page, words, 'delete')
    await deletion.getByLabel(words('account.delete.confirmation'), { exact: true }).fill(person.email)
    await deletion.getByLabel(words('account.fields.presentPassword'), { exact: true }).fill('a wrong one')
    await deletion.getByRole('button', { name: words('account.delete.delete') }).click()
    await expect(deletion.getByText(words('account.problems.password-wrong'))).toBeVisible()
    await deletion.getByLabel(words('account.fields.presentPassword'), { exact: true }).fill('shears and chalk 8')
    await deletion.getByRole('button', { name: words('account.delete.delete') }).click()
    await expect(page.getByText(words('account.left.deleted'))).toBeVisible()
    await signIn(page, words, { ...person, password: 'shears and chalk 8' })
    await expect(page.getByText(words('errors.wrong-credentials.title'))).toBeVisible()
    await expect.poll(() => storedFilesOf(scanId)).toEqual([])
  })
})

test('a link that was made up is refused, with a way on', async ({ page, words, language }) => {
  await page.goto(`/${language}/verify-email?secret=made-up`)
  await page.getByRole('button', { name: words('account.verify.submit') }).click()
  await expect(page.getByRole('alert').getByText(words('errors.link-expired.title'))).toBeVisible()
  await page.goto(`/${language}/reset-password`)
  await expect(page.getByText(words('account.reset.missing'))).toBeVisible()
})

test('password managers find where to change a password', async ({ page, words, language }) => {
  const answer = await page.request.get('/.well-known/change-password', { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([302, '/account#password'])
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1, name: words('account.signIn.title') })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/${language}/sign-in`))
})
