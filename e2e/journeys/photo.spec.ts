import type { Page } from '@playwright/test'
import { choosePhoto, notAPhoto, photoWithoutSheet, photoWithSheet, samples } from '../support/photos'
import { expect, test } from '../support/test'

test.beforeEach(async ({ page, language }) => {
  await page.goto(`/${language}/scan`)
})

test('a photo beside the sheet shows progress, then figures in cm or inches, and can be opened again', async ({
  page,
  words,
}) => {
  await choosePhoto(page, words, photoWithSheet())
  await expect(page.getByRole('progressbar', { name: words('scan.wait.progress') })).toBeVisible()

  const measures = measuresOf(page, words('scan.result.dimensions'))
  await expect(measures.first()).toContainText(/\d+[.,]\d\s*cm\s*±\s*\d/)
  const inCentimetres = await firstFigure(page, words('scan.result.dimensions'))
  await page.getByText('in', { exact: true }).click()
  await expect(measures.first()).toContainText(/\d+[.,]\d+\s*in\s*±/)
  const inInches = await firstFigure(page, words('scan.result.dimensions'))
  expect(inCentimetres / inInches).toBeCloseTo(2.54, 1)

  await page.reload()
  await expect(measures.first()).toContainText(/in\s*±/)
})

test('a sample measures close to what it was drawn with', async ({ page, words, language }) => {
  const [sample] = samples()
  await page.getByRole('button', { name: words('scan.samples.measure', { title: sample.title[language] }) }).click()
  const list = page.getByRole('list', { name: words('scan.result.dimensions') })
  await expect(list.getByRole('listitem').first()).toContainText(/cm\s*±/)
  const errors = []
  for (const [name, truth] of Object.entries(sample.dimensionsCm)) {
    const row = list
      .getByRole('listitem')
      // What the first FitSize called a top's waist is shown by the name of what it is.
      .filter({ hasText: words(`garments.dimensions.${name === 'waist' ? 'hem' : name}`) })
      .first()
    errors.push(Math.abs(figureIn(await row.textContent()) - truth) / truth)
  }
  // How accurate the model is, is measured elsewhere; here what is shown has to be the garment that was drawn.
  expect(errors.length).toBeGreaterThanOrEqual(4)
  expect(medianOf(errors)).toBeLessThan(0.08)
})

test('a photo without the sheet gives points, no centimetres, and says what is missing', async ({ page, words }) => {
  await choosePhoto(page, words, photoWithoutSheet())
  await expect(page.getByText(words('scan.warnings.marker-not-found.title'))).toBeVisible()
  await expect(page.getByText(words('scan.result.noCentimetres'), { exact: true })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/\d+[.,]\d\s*cm\s*±/)
})

test('a file that is no photo is refused with a hint, and another can be chosen', async ({ page, words }) => {
  await choosePhoto(page, words, notAPhoto())
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText(words('errors.photo-format-unsupported.title'))
  await expect(alert).toContainText(words('errors.photo-format-unsupported.hint'))
  await choosePhoto(page, words, photoWithSheet())
  await expect(measuresOf(page, words('scan.result.dimensions')).first()).toContainText(/cm\s*±/)
})

const measuresOf = (page: Page, label: string) => page.getByRole('list', { name: label }).getByRole('listitem')

async function firstFigure(page: Page, label: string): Promise<number> {
  return figureIn(await measuresOf(page, label).first().textContent())
}

/** The measure in a row, as it is written in the reader's language. */
function figureIn(text: string | null): number {
  const match = /(\d+(?:[.,]\d+)?)\s*(?:cm|in)/.exec(text ?? '')
  if (!match?.[1]) throw new Error(`There is no measure in "${text}".`)
  return Number(match[1].replace(',', '.'))
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
