import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import type { Job } from '@fitsize/usecases'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDatabase, createJobs, createUserStore, type Database, type JobRunnerOptions, runJobs } from '../../src'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = createDatabase(testDatabase.webUrl)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})
beforeEach(async () => {
  await testDatabase.query('DELETE FROM graphile_worker._private_jobs')
})

const job = (): Job => ({ kind: 'erase-account', userId: randomUUID(), guestId: null })
const waiting = () => testDatabase.query('SELECT attempts, max_attempts, run_at, locked_by FROM graphile_worker.jobs')

/** Runs jobs until a condition holds. */
async function runUntil(condition: () => boolean | Promise<boolean>, options: JobRunnerOptions): Promise<void> {
  const runner = await runJobs(database, options)
  await vi.waitUntil(condition, { timeout: 15_000, interval: 20 })
  await runner.stop()
}

describe('a job', () => {
  it('is performed with what was given, and is gone then', async () => {
    const wanted = job()
    await createJobs(database).add(wanted)
    const done: Job[] = []
    await runUntil(async () => done.length === 1 && (await waiting()).length === 0, {
      perform: async (given) => void done.push(given),
      onProblem: (problem) => expect.unreachable(String(problem)),
    })
    expect(done).toEqual([wanted])
  })

  it('that fails is told, and waits for another try', async () => {
    await createJobs(database).add(job())
    const problems: unknown[] = []
    await runUntil(() => problems.length === 1, {
      perform: async () => {
        throw new Error('the gateway is away')
      },
      onProblem: (error) => problems.push(error),
    })
    expect(problems).toEqual([new Error('the gateway is away')])
    const [left] = await waiting()
    // Erasing is a promise: it is tried for months.
    expect(left).toMatchObject({ attempts: 1, max_attempts: 10_000, locked_by: null })
  })

  it('of later waits for its time', async () => {
    const runAt = new Date(Date.now() + 600_000)
    await createJobs(database).add(job(), { runAt })
    expect((await waiting())[0]?.run_at).toEqual(runAt)
  })

  it('exists exactly if what it belongs to does', async () => {
    const users = createUserStore(database)
    const user = {
      id: randomUUID(),
      email: 'once@example.org',
      name: 'Ada',
      passwordHash: 'x',
      role: 'CUSTOMER',
      createdAt: new Date(),
      language: null,
    } as const
    expect(await users.insert(user, { jobs: [job()] })).toBe(true)
    expect(await users.insert({ ...user, id: randomUUID() }, { jobs: [job()] })).toBe(false)
    expect(await waiting()).toHaveLength(1)
  })

  it('of a killed process is taken up by another', { timeout: 60_000 }, async () => {
    await createJobs(database).add(job())
    const worker = fileURLToPath(new URL('hanging-worker.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', worker, testDatabase.webUrl], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = await once(child.stdout, 'data')
    expect(String(said)).toBe('in hand\n')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await waiting())[0]?.locked_by).not.toBeNull()

    let done = 0
    await runUntil(async () => done === 1 && (await waiting()).length === 0, {
      perform: async () => void done++,
      onProblem: (problem) => expect.unreachable(String(problem)),
      abandonedAfterMs: 0,
    })
    expect(done).toBe(1)
  })
})
