import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhotoFile } from './photos'

/** Arguments with which Chromium's camera shows a photo for ever, and may be used without asking. */
export function cameraShowing({ buffer }: PhotoFile): string[] {
  // Motion JPEG is nothing but pictures one after the other.
  const film = join(mkdtempSync(join(tmpdir(), 'fitsize-camera-')), 'scene.mjpeg')
  writeFileSync(film, Buffer.concat([buffer, buffer]))
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}
