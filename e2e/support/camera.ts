import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import type { PhotoFile } from './photos'
import { expect } from './test'
import type { Words } from './words'

/** Arguments with which Chromium's camera shows a photo for ever, and may be used without asking. */
export async function cameraShowing({ buffer }: PhotoFile): Promise<string[]> {
  const film = join(mkdtempSync(join(tmpdir(), 'fitsize-camera-')), 'scene.mjpeg')
  // Motion JPEG is nothing but pictures one after the other, and may not be progressive.
  const picture = await sharp(buffer)
    .resize(1280, 960, { fit: 'cover' })
    .jpeg({ quality: 92, progressive: false })
    .toBuffer()
  writeFileSync(film, Buffer.concat([picture, picture]))
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}

/** The button that opens the guided camera, as this width shows it. */
export const openButton = (page: Page, words: Words): Locator =>
  page.getByRole('button', { name: words('capture.open') }).filter({ visible: true })

/** Opens the guided camera of the scan page. */
export async function openCamera(page: Page, words: Words): Promise<Locator> {
  await openButton(page, words).click()
  const camera = page.getByRole('dialog', { name: words('capture.camera.title') })
  await expect(camera).toBeVisible()
  return camera
}
