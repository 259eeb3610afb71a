import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPool, createScanListener, createScanQueue, newListener } from '@fitsize/db/gateway'
import type { TestDatabase } from '@fitsize/testing'
import { environment } from '../env'
import { newScan } from './new-scan'

const gatewayFolder = fileURLToPath(new URL('../../../apps/gateway/', import.meta.url))

/** In ms. `committed` from the moment the scan was in the database, `sent` from before it was written. */
export type PickUp = { readonly sent: number; readonly committed: number }

/**
 * How long a scan waits under light load: a gateway runs as a process of its own, scans are written one at a time as
 * another gateway would, and the time is taken when its event "running" is heard, that is: an upper bound, with one
 * notification more than the pick-up itself. The scans have no photo, so they end there.
 */
export async function measurePickUps(database: TestDatabase, count: number): Promise<readonly PickUp[]> {
  const storage = await mkdtemp(join(tmpdir(), 'fitsize-queue-photos-'))
  const port = await freePort()
  const gateway = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: gatewayFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...environment,
      DATABASE_URL: database.gatewayUrl,
      STORAGE_DIR: storage,
      INFERENCE_URL: 'http://127.0.0.1:9',
      ACTOR_TOKEN_SECRET: randomUUID().repeat(2),
      PORT: String(port),
      LOG_LEVEL: 'silent',
    },
  })
  const pool = createPool(database.gatewayUrl)
  const heard = new Map<string, (atMs: number) => void>()
  const listener = await listen(database, (scanId, status) => {
    if (status === 'running') heard.get(scanId)?.(performance.now())
  })
  try {
    await isReady(port)
    const queue = createScanQueue(pool)
    const pickUps: PickUp[] = []
    for (let index = 0; index < count; index++) {
      // Light load: the gateway is idle again, at no fixed beat.
      await pause(10 + ((index * 7) % 13))
      const scan = newScan(`key:${index % 5}`)
      const running = new Promise<number>((resolve) => heard.set(scan.id, resolve))
      const sent = performance.now()
      await queue.enqueue(scan)
      const committed = performance.now()
      const at = await running
      heard.delete(scan.id)
      pickUps.push({ sent: at - sent, committed: Math.max(0, at - committed) })
    }
    return pickUps
  } finally {
    await listener.close()
    await pool.end()
    const ended = once(gateway, 'exit')
    gateway.kill('SIGTERM')
    await ended
    await rm(storage, { recursive: true, force: true })
  }
}

async function listen(database: TestDatabase, onStatus: (scanId: string, status: string) => void) {
  return await new Promise<ReturnType<typeof createScanListener>>((resolve) => {
    const listener = createScanListener({
      newListener: () => newListener(database.gatewayUrl),
      onDue: () => {},
      onStatus,
      onListening: () => resolve(listener),
      onLost: () => {},
    })
  })
}

async function isReady(port: number): Promise<void> {
  const late = performance.now() + 60_000
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (response?.ok) return
    if (performance.now() > late) throw new Error('the gateway was not ready within a minute')
    await pause(100)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}
