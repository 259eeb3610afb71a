import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashLinkSecret, hashPassword, newLinkSecret, noPasswordHash, verifyPassword } from '@fitsize/identity'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { type Job, type Letter, writeLetter } from '@fitsize/usecases'
import {
  createConsentStore,
  createDatabase,
  createJobs,
  createRateCounters,
  createSessionStore,
  createStudioStores,
  createTokenStore,
  createUserStore,
  type Database,
  runJobs,
} from '../../src'

/** Everything that accounts need, over a database of its own, with a clock that tests move. */
export async function openAccounts() {
  const testDatabase: TestDatabase = await createTestDatabase()
  const database: Database = createDatabase(testDatabase.webUrl)
  const folder = await mkdtemp(join(tmpdir(), 'fitsize-accounts-'))
  const letters: Letter[] = []
  const clock = { now: new Date() }
  const ports = {
    users: createUserStore(database),
    sessions: createSessionStore(database),
    tokens: createTokenStore(database),
    invitations: createStudioStores(database).invitations,
    consents: createConsentStore(database),
    rateCounters: createRateCounters(database),
    jobs: createJobs(database),
    passwords: { hash: hashPassword, verify: verifyPassword, noPasswordHash },
    linkSecrets: { make: newLinkSecret, hashOf: hashLinkSecret },
    mailer: {
      send: async (letter: Letter) => {
        letters.push(letter)
      },
    },
    now: () => clock.now,
    newId: randomUUID,
  }
  return {
    testDatabase,
    database,
    folder,
    ports,
    letters,
    clock,
    /** Performs what waits, until nothing is left, and gives the letters that were written. */
    async deliver(): Promise<readonly Letter[]> {
      letters.length = 0
      const runner = await runJobs(database, {
        perform: async (job: Job) => {
          if (job.kind === 'letter') await writeLetter(ports, job.order)
        },
        onProblem: (error) => {
          throw error
        },
      })
      await untilDone(testDatabase)
      await runner.stop()
      return [...letters]
    },
    async close() {
      await database.close()
      await testDatabase.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilDone(database: TestDatabase): Promise<void> {
  const { vi } = await import('vitest')
  await vi.waitUntil(
    async () => (await database.query('SELECT FROM graphile_worker.jobs WHERE run_at <= now()')).length === 0,
    { timeout: 10_000, interval: 20 },
  )
}
