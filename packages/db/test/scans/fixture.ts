import { randomUUID } from 'node:crypto'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import type {
  ClaimedScan,
  GatewayRegistry,
  NewScan,
  ScanAttempts,
  ScanQueue,
  ScanReads,
  ScanResultRecord,
} from '@fitsize/usecases'
import type { Pool } from 'pg'
import {
  createGatewayRegistry,
  createPool,
  createScanAttempts,
  createScanQueue,
  createScanReads,
} from '../../src/gateway'

export type Fixture = {
  readonly database: TestDatabase
  readonly pool: Pool
  readonly queue: ScanQueue
  readonly attempts: ScanAttempts
  readonly reads: ScanReads
  readonly registry: GatewayRegistry
  readonly close: () => Promise<void>
}

/** The gateway's repositories, connected as the gateway, on a database of their own. */
export async function createFixture(): Promise<Fixture> {
  const database = await createTestDatabase()
  const pool = createPool(database.gatewayUrl)
  return {
    database,
    pool,
    queue: createScanQueue(pool),
    attempts: createScanAttempts(pool),
    reads: createScanReads(pool),
    registry: createGatewayRegistry(pool),
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

export function newScan(overrides: Partial<NewScan> = {}): NewScan {
  const id = randomUUID()
  return {
    id,
    subject: `key:${randomUUID()}`,
    priority: 10,
    deadlineSeconds: 600,
    garmentType: 'auto',
    marker: 'auto',
    focalLength35mm: 26,
    checkLineMm: null,
    photoKey: `scans/${id}/working.jpg`,
    photo: { width: 3000, height: 4000 },
    working: { width: 1536, height: 2048 },
    idempotency: null,
    ...overrides,
  }
}

/** Accepts a scan and has a gateway claim it. */
export async function runningScan(
  { queue, attempts, registry }: Fixture,
  gatewayId: string,
  overrides: Partial<NewScan> = {},
): Promise<ClaimedScan> {
  await registry.heartbeat(gatewayId, 16, 10)
  const scan = newScan(overrides)
  await queue.enqueue(scan)
  const claimed = (await attempts.claim(gatewayId, 100)).find(({ scanId }) => scanId === scan.id)
  if (claimed === undefined) throw new Error('the scan was not claimed')
  return claimed
}

export const resultOf = (findings: ScanResultRecord['findings']): ScanResultRecord => ({
  findings,
  keypointHash: 'hash',
  dimensionVersion: 1,
  modelVersion: 'test',
  queuedMs: 3,
  inferenceMs: 120,
})
