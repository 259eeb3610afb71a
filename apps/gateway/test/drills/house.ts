import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPool } from '@fitsize/db/gateway'
import { type RequestActor, signActorToken } from '@fitsize/identity'
import { z } from 'zod'

const readySchema = z.object({
  gateways: z.array(z.object({ name: z.string(), url: z.url() })).min(1),
  management: z.url(),
  databaseUrl: z.url(),
  photos: z.string(),
  actorTokenSecret: z.string(),
})
const recordSchema = z.object({ pid: z.number().int() })

export type DrilledHouse = {
  readonly gateways: readonly { readonly name: string; readonly url: string }[]
  /** TorchServe's management API. */
  readonly management: string
  /** Folder of the photos, on a disk of its own. */
  readonly photos: string
  readonly tokenOf: (actor: RequestActor) => Promise<string>
  /** The process that a part has now; kept running by the supervisor of `npm run up`. */
  readonly pidOf: (part: string) => Promise<number>
  readonly query: <Row extends Record<string, unknown>>(text: string) => Promise<readonly Row[]>
  readonly close: () => Promise<void>
}

export type HouseOptions = {
  readonly gateways: number
  readonly photoMegabytes: number
  /** Further environment of all parts. */
  readonly environment: Readonly<Record<string, string>>
}

/** PostgreSQL, TorchServe and gateways as `npm run up` starts them and keeps them running. */
export async function openDrilledHouse(name: string, options: HouseOptions): Promise<DrilledHouse> {
  const folder = join(tmpdir(), `fitsize-${name}-${process.pid}`)
  const program = await startHouse(folder, options)
  const ready = readySchema.parse(JSON.parse(await readFile(join(folder, 'ready.json'), 'utf8')))
  // Drills kill the server under it.
  const pool = createPool(ready.databaseUrl, { poolSize: 2, onConnectionLost: () => {} })
  return {
    ...ready,
    tokenOf: async (actor) => await signActorToken(actor, { secret: ready.actorTokenSecret, ttlSeconds: 3600 }),
    pidOf: async (part) =>
      recordSchema.parse(JSON.parse(await readFile(join(folder, 'records', `${part}.json`), 'utf8'))).pid,
    query: async <Row extends Record<string, unknown>>(text: string) => (await pool.query<Row>(text)).rows,
    async close() {
      await pool.end()
      await stop(program)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startHouse(folder: string, options: HouseOptions): Promise<ChildProcess> {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const logFile = join(root, '.data/test/logs/drilled-house.log')
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, ['tools/drills/house.mjs', folder, JSON.stringify(options)], {
    cwd: root,
    // By the channel it learns when these tests have gone.
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const isReady = async () =>
    await readFile(join(folder, 'ready.json')).then(
      () => true,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the house did not start; its log is ${logFile} and those in ${folder}/logs`)
    await pause(200)
  }
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
