import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { PhotoFile } from './photos'

/** Arguments with which Chromium's camera shows a photo for ever, and may be used without asking. */
export async function cameraShowing({ buffer }: PhotoFile): Promise<string[]> {
  const film = join(mkdtempSync(join(tmpdir(), 'fitsize-camera-')), 'scene.mjpeg')
  // Motion JPEG is nothing but pictures one after the other, and may not be progressive.
  const picture = await sharp(buffer).jpeg({ quality: 92, progressive: false }).toBuffer()
  writeFileSync(film, Buffer.concat([picture, picture]))
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}
