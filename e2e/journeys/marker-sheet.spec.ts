import { PDFDocument } from 'pdf-lib'
import { expect, test } from '../support/test'

test('the marker sheet is a PDF of one A4 page', async ({ page, words, language }) => {
  await page.goto(`/${language}/marker-sheet`)
  const link = page.getByRole('link', { name: words('marker-sheet.download.a4') })
  const address = await link.getAttribute('href')
  if (!address) throw new Error('The link to the sheet leads nowhere.')
  const answer = await page.request.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const sheet = await PDFDocument.load(await answer.body())
  expect(sheet.getPageCount()).toBe(1)
  const { width, height } = sheet.getPage(0).getSize()
  // Points of 1/72 inch: 210 mm by 297 mm.
  expect(width).toBeCloseTo(595.28, 0)
  expect(height).toBeCloseTo(841.89, 0)
})
