import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect } from './test'
import type { Words } from './words'

export type Person = { readonly name: string; readonly email: string; readonly password: string }

/** Somebody who has no account yet; every journey has its own. */
export function newPerson(): Person {
  return { name: 'Ada Tailor', email: `ada.${randomUUID()}@fitsize.example`, password: 'chalk and shears 7' }
}

/** Fills in the sign-up form that is shown and sends it. */
export async function signUp(page: Page, words: Words, person: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: words('account.signUp.title') })).toBeVisible()
  await page.getByLabel(words('account.fields.name'), { exact: true }).fill(person.name)
  await page.getByLabel(words('account.fields.email'), { exact: true }).fill(person.email)
  await page.getByLabel(words('account.fields.password'), { exact: true }).fill(person.password)
  await page.getByRole('button', { name: words('account.signUp.submit'), exact: true }).click()
}

/** Fills in the sign-in form that is shown and sends it. */
export async function signIn(page: Page, words: Words, { email, password }: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: words('account.signIn.title') })).toBeVisible()
  await page.getByLabel(words('account.fields.email'), { exact: true }).fill(email)
  await page.getByLabel(words('account.fields.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: words('account.signIn.submit'), exact: true }).click()
}

/** The demo's customer, who has a wardrobe with garments that new ones are compared with. */
export const demoCustomer = (): Person => ({
  name: 'Demo customer',
  email: 'customer@fitsize.example',
  password: 'customer of the demo',
})
