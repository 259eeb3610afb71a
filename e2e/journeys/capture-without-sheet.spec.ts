import { launchOptions } from '../support/browser'
import { cameraShowing, openCamera } from '../support/camera'
import { photoWithoutSheet } from '../support/photos'
import { expect, test } from '../support/test'

test.use({ launchOptions: launchOptions(await cameraShowing(photoWithoutSheet())) })

test('a camera that sees a garment alone asks for the sheet, and takes the photo all the same', async ({
  page,
  words,
  language,
}) => {
  await page.goto(`/${language}/scan`)
  const camera = await openCamera(page, words)
  await expect(camera.getByText(words('capture.advice.no-sheet')).first()).toBeVisible()
  await camera.getByRole('button', { name: words('capture.camera.shutter') }).click()
  await expect(page.getByText(words('scan.warnings.marker-not-found.title'))).toBeVisible()
})
