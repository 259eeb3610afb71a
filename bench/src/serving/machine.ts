import { readFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { bench, root } from './places'

export type Machine = {
  readonly processor: string
  readonly cores: number
  readonly gigabytes: number
  /** Before the first run. */
  readonly loadAverage: number
  readonly node: string
  readonly measured: string
  readonly weights: string
  readonly packages: readonly string[]
}

const manifestSchema = z.object({ weights_version: z.string() })

export async function describeMachine(): Promise<Machine> {
  const manifest = await readFile(join(root, 'services/inference/weights/keypoints/manifest.json'), 'utf8')
  const requirements = await readFile(join(bench, 'serving/requirements.txt'), 'utf8')
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    loadAverage: loadavg()[0] ?? Number.NaN,
    node: process.version,
    measured: new Date().toISOString().slice(0, 10),
    weights: manifestSchema.parse(JSON.parse(manifest)).weights_version,
    packages: requirements.split('\n').flatMap((line) => /^[\w.-]+==[\w.]+/.exec(line)?.[0] ?? []),
  }
}
