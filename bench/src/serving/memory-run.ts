import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contenderOf } from './contenders'
import { describeMachine } from './machine'
import { openContender } from './measure'
import { logs } from './places'
import { memoryOf } from './processes/memory'
import { type MemoryStep, memoryChart, memoryDocument } from './report/memory'

const clients = 16
const megapixels = '0.3'
const steps = 10
/** Longer than any step can take: a step ends with its last photo. */
const enoughSeconds = 3600

/** Lets ours answer photos, and looks at the memory of its parts after each tenth of them. */
export async function measureMemory(
  scans: number,
  python: string,
  folder: string | null,
  say: (text: string) => void,
): Promise<void> {
  const ours = contenderOf('ours')
  const machine = await describeMachine()
  const open = await openContender(ours, {}, { python, log: join(logs, 'ours.log') })
  const seen: MemoryStep[] = []
  try {
    await open.warmUp()
    seen.push({ scans: 0, seconds: 0, failed: 0, megabytes: memoryOf(open.stages) })
    for (let step = 1; step <= steps; step++) {
      const atMost = Math.round(scans / steps)
      const began = performance.now()
      const { samples } = await open.load(
        { mode: 'closed', clients, seconds: enoughSeconds, graceSeconds: 60, atMost },
        { megapixels },
      )
      const seconds = (performance.now() - began) / 1000
      const failed = samples.filter(({ outcome }) => outcome !== 'answered').length
      seen.push({ scans: step * atMost, seconds, failed, megabytes: memoryOf(open.stages) })
      say(`${step * atMost} scans, ${(atMost / seconds).toFixed(1)}/s`)
    }
  } finally {
    await open.stop()
  }
  const document = memoryDocument(seen, machine, { clients, megapixels })
  if (folder === null) {
    process.stdout.write(`\n${document}`)
    return
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'serving-memory-scans.svg'), memoryChart(seen))
  await writeFile(join(folder, 'serving-memory.md'), document)
  process.stdout.write(`${join(folder, 'serving-memory.md')}\n`)
}
