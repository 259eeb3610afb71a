import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '../src'

let testDatabase: TestDatabase
let database: Database
const lost: Error[] = []
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = createDatabase(testDatabase.webUrl, { poolSize: 1, onConnectionLost: (error) => lost.push(error) })
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

describe('a database', () => {
  it('is used by Prisma and plain SQL through the same connections', async () => {
    const backend = 'SELECT pg_backend_pid() AS pid'
    const byPrisma = await database.prisma.$queryRawUnsafe<{ pid: number }[]>(backend)
    const { rows } = await database.pool.query<{ pid: number }>(backend)
    expect(rows).toEqual(byPrisma)
  })

  it('connects anew after the server dropped its connections, as a restart does', async () => {
    await database.prisma.user.count()
    const lostOnce = new Promise((resolve) => database.pool.once('error', resolve))
    await testDatabase.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'fitsize_web' AND datname = current_database()`,
    )
    await lostOnce
    expect(lost.map(({ message }) => message)).toEqual([expect.stringContaining('terminating connection')])
    expect(await database.prisma.user.count()).toBe(0)
  })
})
