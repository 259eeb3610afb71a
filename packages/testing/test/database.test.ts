import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  createTestDatabase,
  makeApiKey,
  makeBrand,
  makeCatalogueGarment,
  makeCollection,
  makeScan,
  makeUser,
  makeWardrobeGarment,
  type TestDatabase,
} from '../src'
import { withConnection } from '../src/server'

describe('a test database', () => {
  let first: TestDatabase
  let second: TestDatabase

  beforeAll(async () => {
    ;[first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
  })
  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()])
  })

  it('has the migrations and nothing else', async () => {
    expect(await first.query('SELECT count(*)::int AS people FROM app."User"')).toEqual([{ people: 0 }])
    expect(await first.query('SELECT count(*)::int AS scans FROM gateway.scan')).toEqual([{ scans: 0 }])
  })

  it('is not seen by another one', async () => {
    await makeUser(first, { email: 'only@first.example' })
    expect(await second.query('SELECT email FROM app."User"')).toEqual([])
  })

  it('takes everything the factories make', async () => {
    const user = await makeUser(first, { role: 'CREATOR' })
    await makeApiKey(first, user)
    const scan = await makeScan(first, { subject: `user:${user.id}` })
    await makeScan(first, { subject: `user:${user.id}`, status: 'running' })
    await makeWardrobeGarment(first, user, { scanId: scan.id })
    const collection = await makeCollection(first, await makeBrand(first, user))
    await makeCatalogueGarment(first, collection)
    expect(
      await first.query(
        `SELECT (SELECT count(*) FROM gateway.scan)::int AS scans,
                (SELECT count(*) FROM gateway.scan_result)::int AS results,
                (SELECT count(*) FROM app."MeasurementValue")::int AS values,
                (SELECT count(*) FROM app."SizeMeasurement")::int AS sizes`,
      ),
    ).toEqual([{ scans: 2, results: 1, values: 1, sizes: 2 }])
  })

  it('lets the web application write its own schema and only read scans', async () => {
    await withConnection(first.webUrl, async (web) => {
      await web.query(`INSERT INTO app."RateCounter" VALUES ('x', now(), 1)`)
      await web.query('SELECT id FROM gateway.scan')
      await expect(web.query('DELETE FROM gateway.scan')).rejects.toThrow('permission denied')
      await expect(web.query('UPDATE gateway.scan_result SET total_ms = 0')).rejects.toThrow('permission denied')
    })
  })

  it('lets the gateway write scans, and read of people only what it needs', async () => {
    await withConnection(first.gatewayUrl, async (gateway) => {
      await gateway.query(`UPDATE gateway.scan SET priority = 0 WHERE status = 'queued'`)
      await gateway.query('SELECT "secretHash" FROM app."ApiKey"')
      await gateway.query('SELECT id, role FROM app."User"')
      await expect(gateway.query('SELECT email FROM app."User"')).rejects.toThrow('permission denied')
      await expect(gateway.query('SELECT "passwordHash" FROM app."User"')).rejects.toThrow('permission denied')
      await expect(gateway.query('DELETE FROM app."WardrobeGarment"')).rejects.toThrow('permission denied')
    })
  })
})

describe('without a server', () => {
  it('says what to do', async () => {
    vi.stubEnv('TEST_DATABASE_URL', '')
    await expect(createTestDatabase()).rejects.toThrow(/TEST_DATABASE_URL is not set.*npm test/s)
    vi.stubEnv('TEST_DATABASE_URL', 'nonsense')
    await expect(createTestDatabase()).rejects.toThrow('not a URL')
    vi.stubEnv('TEST_DATABASE_URL', 'postgresql://postgres@127.0.0.1:1')
    await expect(createTestDatabase()).rejects.toThrow('No PostgreSQL answers at 127.0.0.1:1')
    vi.unstubAllEnvs()
  })
})
