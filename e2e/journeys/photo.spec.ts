import type { Page } from '@playwright/test'
import { choosePhoto, notAPhoto, photoWithoutSheet, photoWithSheet, samples, withFocalLength } from '../support/photos'
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

test('a photo of 12 megapixels is shrunk before it is sent, and keeps its focal length', async ({ page, words }) => {
  const sample = photoWithSheet()
  const enlarged = await page.evaluate(async (photo) => {
    const picture = await createImageBitmap(await (await fetch(photo)).blob())
    const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
    canvas.getContext('2d')?.drawImage(picture, 0, 0, 4000, 3000)
    return canvas.toDataURL('image/jpeg', 0.9)
  }, `/samples/${sample.name}`)
  const large = withFocalLength(Buffer.from(enlarged.split(',')[1] ?? '', 'base64'), 31)
  await choosePhoto(page, words, { ...sample, buffer: large })
  await expect(measuresOf(page, words('scan.result.dimensions')).first()).toContainText(/cm\s*±/)

  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { photo } = await (await page.request.get(`/api/scans/${id}`)).json()
  expect(photo).toMatchObject({ width: 2560, height: 1920 })
  const remembered = await page.evaluate((key) => sessionStorage.getItem(key), `fitsize.scan.${id}`)
  expect(JSON.parse(remembered ?? 'null')).toMatchObject({ focalLength35mm: 31 })
})

test('a photo that this browser cannot decode is sent as it is, and the answer says what to do', async ({
  page,
  words,
}) => {
  const heic = Buffer.concat([Buffer.from('0000001c66747970686569630000000068656963', 'hex'), Buffer.alloc(4096, 7)])
  await choosePhoto(page, words, { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic })
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/./)
  await expect(page.getByRole('heading', { level: 1, name: words('scan.heading') })).toBeVisible()
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
