import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Random } from '../corpus/random'
import type { DrilledHouse } from './house'

export type Fault = {
  readonly name: string
  /**
   * Does the harm; resolves when it is done, with what was hit.
   * @param onHarm told when it begins
   */
  readonly strike: (random: Random, onHarm: () => void) => Promise<string>
}

const diskFullMs = 10_000

/** What may go wrong in a house, in the order in which it is tried. */
export const faultsOf = (house: DrilledHouse): readonly [Fault, ...Fault[]] => [
  { name: 'a TorchServe worker killed', strike: async (random, onHarm) => await killWorker(house, random, onHarm) },
  { name: 'TorchServe killed', strike: async (_, onHarm) => await killPart(house, 'torchserve', onHarm) },
  {
    name: 'one gateway of two killed',
    strike: async (random, onHarm) =>
      await killPart(house, `gateway-${1 + random.below(house.gateways.length)}`, onHarm),
  },
  { name: 'PostgreSQL killed', strike: async (_, onHarm) => await killPart(house, 'postgres', onHarm) },
  { name: 'the disk for photos full for 10 s', strike: async (_, onHarm) => await fillDisk(house, onHarm) },
]

/** The supervisor starts it again. */
async function killPart(house: DrilledHouse, part: string, onHarm: () => void): Promise<string> {
  const pid = await house.pidOf(part)
  onHarm()
  process.kill(pid, 'SIGKILL')
  return part
}

const workersSchema = z.array(z.object({ workers: z.array(z.object({ pid: z.number().int() })) })).min(1)

/** TorchServe starts it again. */
async function killWorker(house: DrilledHouse, random: Random, onHarm: () => void): Promise<string> {
  const model = random.pick(['keypoints', 'marker'])
  const answer = await fetch(`${house.management}/models/${model}`)
  const pids = workersSchema
    .parse(await answer.json())
    .flatMap(({ workers }) => workers.map(({ pid }) => pid))
    // -1 and 0 while it has no process.
    .filter((pid) => pid > 1)
  const pid = pids[random.below(pids.length)]
  if (pid === undefined) throw new Error(`no worker of ${model} runs`)
  onHarm()
  process.kill(pid, 'SIGKILL')
  return `${model} worker`
}

/** Writes until nothing more fits, to the last byte, and keeps it so. */
async function fillDisk(house: DrilledHouse, onHarm: () => void): Promise<string> {
  const path = join(house.photos, '.filling')
  const file = await open(path, 'w')
  try {
    for (let size = 2 ** 20; size >= 1; ) {
      const isFull = await file.write(Buffer.alloc(size)).then(
        ({ bytesWritten }) => bytesWritten < size,
        (error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return true
          throw error
        },
      )
      if (isFull) size = Math.floor(size / 4)
    }
    onHarm()
    await pause(diskFullMs)
  } finally {
    await file.close()
    await rm(path)
  }
  return 'photos'
}
