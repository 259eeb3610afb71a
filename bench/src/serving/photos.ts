import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bench, photosFolder } from './places'
import { output } from './programs'

/** Renders the mix, unless it was rendered by the same program before. */
export async function providePhotos(python: string, say: (text: string) => void): Promise<void> {
  const stamp = join(photosFolder, '.made-from')
  const inputs = createHash('sha256')
    .update(await readFile(join(bench, 'serving/photos.py')))
    .digest('hex')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === inputs) return
  say('rendering the photos, a few minutes')
  await output(python, ['-m', 'serving.photos', '--output', photosFolder], { PYTHONPATH: '.' })
  await writeFile(stamp, inputs)
}
