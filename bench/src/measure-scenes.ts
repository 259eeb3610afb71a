// Posts composed scenes to a running gateway and tables measured against true centimetres.
//   npm run scenes -w @fitsize/bench -- --scenes FOLDER [--type given|auto] [--overlays FOLDER]
// The demo's gateway and key are read from .data/demo.json.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Scan } from '@fitsize/contracts'
import { createGatewayClient, type GatewayClient } from '@fitsize/contracts/client'
import { z } from 'zod'
import { overlay } from './overlay'
import { readScenes, type Scene } from './scene'
import { mean, quantile } from './statistics'

const { values } = parseArgs({
  options: {
    scenes: { type: 'string' },
    type: { type: 'string', default: 'given' },
    overlays: { type: 'string' },
    demo: { type: 'string', default: new URL('../../.data/demo.json', import.meta.url).pathname },
  },
})
if (values.scenes === undefined) throw new Error('--scenes FOLDER: the output of `fitsize_inference.scenes compose`')

const demo = z.object({ gateway: z.url(), apiKey: z.string() }).parse(JSON.parse(await readFile(values.demo, 'utf8')))
const client = createGatewayClient({ baseUrl: demo.gateway, credential: () => demo.apiKey })

const rows: string[] = []
const errors: { scene: Scene; name: string; cm: number; inside: boolean }[] = []
for (const scene of await readScenes(values.scenes)) {
  const scan = await measured(client, scene)
  for (const [name, truth] of Object.entries(scene.dimensions_cm)) {
    const found = Object.entries(scan.dimensions).find(([dimension]) => dimension === name)?.[1]
    if (found === undefined) {
      rows.push(`| ${scene.image} | ${name} | ${truth.toFixed(1)} | – | – | – |`)
      continue
    }
    const error = found.cm - truth
    errors.push({ scene, name, cm: Math.abs(error), inside: found.low <= truth && truth <= found.high })
    rows.push(
      `| ${scene.image} | ${name} | ${truth.toFixed(1)} | ${found.cm.toFixed(1)} | ${found.low.toFixed(1)}–${found.high.toFixed(1)} | ${error.toFixed(1)} |`,
    )
  }
  const notes = [scan.status, scan.garmentType, ...scan.warnings.map((w) => w.code), scan.error?.code].filter(Boolean)
  rows.push(
    `| ${scene.image} | _${notes.join(', ')}; tilt ${scan.scale?.tiltDeg.toFixed(1) ?? '–'}° (true ${scene.tilt_deg.toFixed(1)}°), ${scan.timings.totalMs} ms_ | | | | |`,
  )
  if (values.overlays !== undefined) {
    await mkdir(values.overlays, { recursive: true })
    await writeFile(join(values.overlays, scene.image), await overlay(scene, scan))
  }
}

print('| photo | dimension | true cm | measured cm | 90 % interval | error cm |')
print('|---|---|---|---|---|---|')
for (const row of rows) print(row)
print('\n| type | dimensions | median error cm | mean | p95 | truth inside the interval |')
print('|---|---|---|---|---|---|')
const types = [...new Set(errors.map((error) => error.scene.type))]
for (const type of [...types, 'all']) {
  const some = errors.filter((error) => type === 'all' || error.scene.type === type)
  const cm = some.map((error) => error.cm)
  const inside = some.filter((error) => error.inside).length / some.length
  print(
    `| ${type} | ${cm.length} | ${quantile(cm, 0.5).toFixed(2)} | ${mean(cm).toFixed(2)} | ${quantile(cm, 0.95).toFixed(2)} | ${(inside * 100).toFixed(0)} % |`,
  )
}

/** Sends a scene and follows it to its end; a broken stream is picked up again. */
async function measured(gateway: GatewayClient, scene: Scene): Promise<Scan> {
  const accepted = await gateway.submitScan({
    photo: new Blob([new Uint8Array(scene.photo)], { type: 'image/jpeg' }),
    fields: { garmentType: values.type === 'auto' ? 'auto' : scene.type },
  })
  if (!accepted.ok) throw new Error(`${scene.image}: ${accepted.error.code} ${accepted.error.detail ?? ''}`)
  for await (const received of gateway.followScan(accepted.value.id)) if (!received.ok) break
  const scan = await gateway.readScan(accepted.value.id)
  if (!scan.ok) throw new Error(`${scene.image}: ${scan.error.code}`)
  return scan.value
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
