import { expectAccessible } from '../support/accessibility'
import { launchOptions } from '../support/browser'
import { cameraShowing, openButton, openCamera } from '../support/camera'
import { choosePhoto, photoWithSheet } from '../support/photos'
import { expect, test } from '../support/test'

// For the whole file: a browser has one camera from its start.
test.use({ launchOptions: launchOptions(await cameraShowing(photoWithSheet())) })

test.describe('a camera that sees a garment beside the sheet', () => {
  test('finds the sheet, takes the photo, and it is measured', async ({ page, words, language }) => {
    await page.goto(`/${language}/scan`)
    const camera = await openCamera(page, words)
    await expect(camera.getByText(words('capture.advice.ready')).first()).toBeVisible()
    await expect(camera.getByText(words('capture.checks.sheet.good'))).toBeVisible()
    await expect(camera.getByRole('status')).toHaveText(words('capture.advice.ready'))
    await camera.getByRole('button', { name: words('capture.camera.shutter') }).click()
    const measures = page.getByRole('list', { name: words('scan.result.dimensions') }).getByRole('listitem')
    await expect(measures.first()).toContainText(/\d+[.,]\d\s*cm\s*±/)
  })

  test('takes the photo by itself once that is wanted', async ({ page, words, language }) => {
    await page.goto(`/${language}/scan`)
    const camera = await openCamera(page, words)
    const auto = camera.getByLabel(words('capture.camera.auto'))
    await expect(auto).not.toBeChecked()
    await auto.check()
    await expect(camera).toBeHidden()
    await expect(page.getByRole('progressbar', { name: words('scan.wait.progress') })).toBeVisible()
  })

  test('is used by keyboard, and axe finds nothing serious', async ({ page, words, language }, info) => {
    await page.goto(`/${language}/scan`)
    const camera = await openCamera(page, words)
    await expect(camera.getByText(words('capture.advice.ready')).first()).toBeVisible()
    await expect(camera.getByRole('button', { name: words('capture.camera.shutter') })).toBeFocused()
    await expectAccessible(page, 'camera')
    await page.screenshot({ path: info.outputPath('camera.png') })
    await camera.getByRole('button', { name: words('capture.camera.howToLay') }).press('Enter')
    await expect(camera.getByText(words('scan.guide.first'))).toBeVisible()
    await expectAccessible(page, 'camera with guide')
    await page.screenshot({ path: info.outputPath('guide.png') })
    await page.keyboard.press('Escape')
    await expect(camera).toBeHidden()
    await expect(openButton(page, words)).toBeFocused()
  })
})

test('a camera that is not allowed is explained, and a photo can be chosen instead', async ({
  page,
  words,
  language,
}, info) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))
  })
  await page.goto(`/${language}/scan`)
  const camera = await openCamera(page, words)
  await expect(camera.getByRole('alert')).toContainText(words('capture.problems.denied.title'))
  await expectAccessible(page, 'no camera')
  await page.screenshot({ path: info.outputPath('denied.png') })
  await camera
    .locator('label')
    .filter({ hasText: words('scan.photo.choose') })
    .locator('input')
    .setInputFiles(photoWithSheet())
  await expect(page.getByRole('list', { name: words('scan.result.dimensions') })).toBeVisible()
})

test('a photo taken without a network is kept, and sent once when there is one', async ({
  page,
  context,
  words,
  language,
}, info) => {
  const accepted: string[] = []
  page.on('response', async (response) => {
    if (response.request().method() === 'POST' && response.url().endsWith('/api/scans'))
      accepted.push(((await response.json()) as { id: string }).id)
  })
  await page.goto(`/${language}/scan`)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: words('scan.heading') })).toBeVisible()
  await choosePhoto(page, words, photoWithSheet())
  const kept = page.getByRole('region', { name: words('capture.kept.title') })
  await expect(kept.getByText(words('capture.kept.waiting'), { exact: true })).toBeVisible()
  await expect(kept.getByText(words('capture.kept.offline'))).toBeVisible()
  await page.screenshot({ path: info.outputPath('kept.png') })
  await expectAccessible(page, 'kept photo')
  await page.reload()
  await expect(kept.getByText(words('capture.kept.waiting'), { exact: true })).toBeVisible()
  expect(accepted).toEqual([])

  await context.setOffline(false)
  await expect(kept.getByText(words('capture.kept.sent'), { exact: true })).toBeVisible()
  await page.screenshot({ path: info.outputPath('sent.png') })
  await page.reload()
  await kept.getByRole('link', { name: words('capture.kept.open') }).click()
  await expect(page.getByRole('list', { name: words('scan.result.dimensions') })).toBeVisible()
  expect(accepted).toHaveLength(1)
  await page.goto(`/${language}/scan`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(kept).toBeHidden()
})

test('a kept photo can be thrown away', async ({ page, context, words, language }) => {
  await page.goto(`/${language}/scan`)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await choosePhoto(page, words, photoWithSheet())
  const kept = page.getByRole('region', { name: words('capture.kept.title') })
  await kept.getByRole('button').last().click()
  await expect(kept).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: words('scan.heading') })).toBeVisible()
  await expect(kept).toBeHidden()
})

test('the sheet can be read without a network, and FitSize can be installed', async ({
  page,
  context,
  words,
  language,
}) => {
  await page.goto(`/${language}/scan`)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  const manifest = await page.locator('link[rel=manifest]').getAttribute('href')
  expect(manifest).toBe(`/${language}/manifest.webmanifest`)
  const answer: { readonly name: string; readonly icons: readonly { readonly src: string }[] } = await (
    await page.request.get(manifest ?? '')
  ).json()
  expect(answer.name).toBe(words('capture.app.name'))
  for (const { src } of answer.icons) expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')

  await context.setOffline(true)
  await page.goto(`/${language}/marker-sheet`)
  await expect(page.getByRole('heading', { level: 1, name: words('marker-sheet.heading') })).toBeVisible()
  // A page that needs the network leads to the one that does not.
  await page.goto(`/${language}/wardrobe`)
  await expect(page.getByRole('heading', { level: 1, name: words('scan.heading') })).toBeVisible()
})
