// The gateway's own preparation of a photo (decode, shrink, JPEG) over the mix: processor time a photo, as JSON, by size.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../../tools/places.mjs'

const [folder = ''] = process.argv.slice(2)
const rounds = 4
// What the gateway runs, by its path as it is started by its path: nothing else here needs it.
const { createPreparePhoto } = await import(join(root, 'apps/gateway/src/photos/prepare-photo.ts'))
const prepare = createPreparePhoto(1)
/** @type {{ file: string, megapixels: string }[]} */
const photos = JSON.parse(await readFile(join(folder, 'photos.json'), 'utf8'))
/** @type {Map<string, number[]>} */
const spent = new Map()
for (let round = 0; round <= rounds; round++)
  for (const { file, megapixels } of photos) {
    const bytes = await readFile(join(folder, file))
    const before = process.cpuUsage()
    const prepared = await prepare(bytes)
    const { user, system } = process.cpuUsage(before)
    if (!prepared.ok) throw new Error(`${file}: ${prepared.error.code}`)
    // The first round warms up.
    if (round > 0) spent.set(megapixels, [...(spent.get(megapixels) ?? []), (user + system) / 1000])
  }
const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length
process.stdout.write(JSON.stringify([...spent].map(([megapixels, times]) => ({ megapixels, cpuMs: mean(times) }))))
