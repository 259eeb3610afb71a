import { expect, test } from '../support/test'

test('the marker sheet is a PDF of one A4 page', async ({ page, words, language }) => {
  await page.goto(`/${language}/marker-sheet`)
  const link = page.getByRole('link', { name: words('marker-sheet.download.a4') })
  const address = await link.getAttribute('href')
  if (!address) throw new Error('The link to the sheet leads nowhere.')
  const answer = await page.request.get(address)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const file = (await answer.body()).toString('latin1')
  expect(file.startsWith('%PDF-')).toBe(true)
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(file) ?? []
  // Points of 1/72 inch: 210 mm by 297 mm.
  expect(Number(width)).toBeCloseTo(595.28, 0)
  expect(Number(height)).toBeCloseTo(841.89, 0)
})
