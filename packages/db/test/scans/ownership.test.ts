import { randomUUID } from 'node:crypto'
import { blouseFindings, makeApiKey, makeScan, makeUser } from '@fitsize/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool, createScanReads, findApiKey } from '../../src/gateway'
import { createFixture, type Fixture, resultOf, runningScan } from './fixture'

let fixture: Fixture
let web: Pool
beforeAll(async () => {
  fixture = await createFixture()
  web = createPool(fixture.database.webUrl)
})
afterAll(async () => {
  await web.end()
  await fixture.close()
})

const refused = 'permission denied'

describe('who may write what', () => {
  test.each([
    `INSERT INTO app."User" (id, email, name, "passwordHash") VALUES (gen_random_uuid(), 'x', 'x', 'x')`,
    `UPDATE app."User" SET role = 'ADMIN'`,
    `SELECT email FROM app."User"`,
    `SELECT "passwordHash" FROM app."User"`,
    `UPDATE app."ApiKey" SET "revokedAt" = NULL`,
    `DELETE FROM app."WardrobeGarment"`,
    `SELECT FROM app."WardrobeGarment"`,
  ])('the gateway may not: %s', async (statement) => {
    await expect(fixture.pool.query(statement)).rejects.toThrow(refused)
  })

  test.each([
    'scan',
    'scan_result',
    'scan_attempt',
    'scan_event',
    'idempotency_key',
    'gateway_instance',
    'admin_action',
  ])('the web application reads gateway.%s and may not change it', async (table) => {
    await expect(web.query(`SELECT FROM gateway.${table}`)).resolves.toBeDefined()
    await expect(web.query(`DELETE FROM gateway.${table}`)).rejects.toThrow(refused)
    await expect(web.query(`INSERT INTO gateway.${table} DEFAULT VALUES`)).rejects.toThrow(refused)
    await expect(web.query(`TRUNCATE gateway.${table}`)).rejects.toThrow(refused)
  })

  test('the web application reads scans with the same repository', async () => {
    const { id } = await makeScan(fixture.database, { subject: 'guest:g' })
    expect((await createScanReads(web).find(id))?.result?.findings.dimensions.chest?.cm).toBe(50.8)
  })
})

describe('what the database itself refuses', () => {
  const owner = (statement: string, values: unknown[]) => fixture.database.query(statement, values)

  test('a second result', async () => {
    const scan = await runningScan(fixture, randomUUID())
    await fixture.attempts.succeed(scan, resultOf(blouseFindings()))
    await expect(
      owner(`INSERT INTO gateway.scan_result SELECT * FROM gateway.scan_result WHERE scan_id = $1`, [scan.scanId]),
    ).rejects.toThrow('scan_result_pkey')
  })

  test('a second ending', async () => {
    const { id } = await makeScan(fixture.database, { subject: 'guest:g', status: 'failed' })
    for (const status of ['succeeded', 'cancelled', 'running'])
      await expect(
        owner(`UPDATE gateway.scan SET status = $2::gateway.scan_status, finished_at = NULL WHERE id = $1`, [
          id,
          status,
        ]),
      ).rejects.toThrow('has ended as failed')
  })

  test('a second life, but for one that was given up through no fault of its photo', async () => {
    const queue = 'UPDATE gateway.scan SET status = $2::gateway.scan_status, finished_at = NULL WHERE id = $1'
    const [answered, dead] = [await runningScan(fixture, randomUUID()), await runningScan(fixture, randomUUID())]
    await fixture.attempts.fail(answered, 'no-garment', 'x')
    await fixture.attempts.fail(dead, 'inference-failed', 'x')
    await expect(owner(queue, [answered.scanId, 'queued'])).rejects.toThrow('has ended as failed')
    await expect(owner(queue, [dead.scanId, 'queued'])).resolves.toBeDefined()
  })

  test('a scan that runs without a lease, or waits with one', async () => {
    const { id } = await makeScan(fixture.database, { subject: 'guest:g', status: 'queued' })
    await expect(owner(`UPDATE gateway.scan SET status = 'running' WHERE id = $1`, [id])).rejects.toThrow(
      'scan_leased_while_running',
    )
    await expect(
      owner(
        'UPDATE gateway.scan SET lease_token = gen_random_uuid(), lease_gateway_id = gen_random_uuid() WHERE id = $1',
        [id],
      ),
    ).rejects.toThrow('scan_leased_while_running')
  })

  test('a finished scan without a time of finishing', async () => {
    const { id } = await makeScan(fixture.database, { subject: 'guest:g', status: 'queued' })
    await expect(owner(`UPDATE gateway.scan SET status = 'expired' WHERE id = $1`, [id])).rejects.toThrow(
      'scan_finished_at_when_finished',
    )
  })
})

describe('API keys', () => {
  const hashOf = async (id: string): Promise<string> => {
    const [row] = await fixture.database.query('SELECT "secretHash" FROM app."ApiKey" WHERE id = $1', [id])
    return String(row?.secretHash)
  }

  test('one that is valid says who it is', async () => {
    const user = await makeUser(fixture.database)
    const key = await makeApiKey(fixture.database, user, { quotaClass: 'creator' })
    expect(await findApiKey(fixture.pool, await hashOf(key.id))).toEqual({
      keyId: key.id,
      ownerId: user.id,
      quotaClass: 'creator',
    })
  })

  test('one that is unknown, revoked, or of a suspended owner is none', async () => {
    const user = await makeUser(fixture.database)
    const suspended = await makeUser(fixture.database, { suspendedAt: new Date() })
    const revoked = await makeApiKey(fixture.database, user, { revokedAt: new Date() })
    const idle = await makeApiKey(fixture.database, suspended)
    for (const hash of ['', 'nonsense', await hashOf(revoked.id), await hashOf(idle.id)])
      expect(await findApiKey(fixture.pool, hash)).toBeNull()
  })
})
