import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Contender } from '../contender'
import { made } from '../places'
import { downTo, mainThread, otherThreads, several, whole } from '../processes/stages'
import { startBackground } from '../programs'

const houseSchema = z.object({
  url: z.url(),
  apiKey: z.string(),
  inference: z.url(),
  management: z.url(),
  pids: z.object({ postgres: z.number(), torchserve: z.number(), gateway: z.number() }),
})
const workersSchema = z.array(z.object({ workers: z.array(z.object({ pid: z.number() })) })).min(1)

export const ours: Contender = {
  name: 'ours',
  title: 'Ours: gateway, TorchServe, PostgreSQL',
  durable: 'photo, scan and result in PostgreSQL (fsync) and files before they are told',
  notes:
    "As `npm run up` starts it, with the exported model store's settings for this machine's cores; from `POST /v1/scans` over the events to `GET /v1/scans/{id}` of the stored result. Only the quotas are lifted. It also works out covariances, dimensions with intervals and the photo's quality.",
  variants: [{}],
  cold: false,
  async start({ log }) {
    const folder = await mkdtemp(join(made, 'ours-'))
    const told = join(folder, 'ready.json')
    const read = async (): Promise<z.infer<typeof houseSchema> | undefined> =>
      await readFile(told, 'utf8').then(
        (text) => houseSchema.parse(JSON.parse(text)),
        () => undefined,
      )
    const program = new URL('../house/run.mjs', import.meta.url).pathname
    const house = await startBackground(process.execPath, ['--import', 'tsx', program, folder], {
      log,
      isReady: async () => (await read()) !== undefined,
      readyWithinMs: 300_000,
      // Its parts end one after the other.
      graceMs: 60_000,
    })
    const parts = await read()
    if (parts === undefined) throw new Error(`${told} is gone`)
    const workersOf = async (model: string): Promise<readonly number[]> => {
      const answer = await fetch(`${parts.management}/models/${model}`)
      return workersSchema.parse(await answer.json()).flatMap(({ workers }) => workers.map(({ pid }) => pid))
    }
    const { gateway, torchserve, postgres } = parts.pids
    return {
      target: { kind: 'scans', url: parts.url, apiKey: parts.apiKey },
      modelTarget: { kind: 'model', url: `${parts.inference}/v2/models/keypoints/infer` },
      stages: [
        mainThread('gateway', gateway),
        otherThreads('gateway, threads that prepare photos', gateway),
        downTo('TorchServe (Java)', torchserve, 0),
        several('keypoint workers', await workersOf('keypoints')),
        several('marker workers', await workersOf('marker')),
        whole('PostgreSQL', postgres),
      ],
      stop: async () => {
        await house.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
