import { randomUUID } from 'node:crypto'
import { createTestDatabase, makeUser, type TestDatabase } from '@fitsize/testing'
import { beginSession, endAllSessions, endSession, listSessions, readSession } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, createSessionStore, type Database } from '../../src'

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

const phone = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'
const ports = (now = new Date()) => ({ sessions: createSessionStore(database), now: () => now, newId: randomUUID })
const begin = (userId: string, now?: Date, userAgent: string | null = phone) =>
  beginSession(ports(now), userId, { userAgent })
const read = (userId: string, sessionId: string, now?: Date) => readSession(ports(now), { userId, sessionId })
const setUser = (id: string, change: string) =>
  testDatabase.query(`UPDATE app."User" SET ${change} WHERE id = $1`, [id])
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

describe('a session', () => {
  it('has the role of today, not of its sign-in', async () => {
    const ada = await makeUser(testDatabase)
    const id = await begin(ada.id)
    expect(await read(ada.id, id)).toEqual(ada.actor)
    await setUser(ada.id, `role = 'CREATOR'`)
    expect(await read(ada.id, id)).toEqual({ ...ada.actor, role: 'CREATOR', quotaClass: 'creator' })
  })

  it('is over when sessions were ended since, and one begun later is not', async () => {
    const ada = await makeUser(testDatabase)
    const early = await begin(ada.id, minutes(-10))
    await setUser(ada.id, `"sessionsValidFrom" = now() - interval '5 minutes'`)
    expect(await read(ada.id, early)).toBeNull()
    expect(await read(ada.id, await begin(ada.id))).toEqual(ada.actor)
  })

  it('is over for suspended, closed and deleted accounts', async () => {
    const ada = await makeUser(testDatabase)
    const id = await begin(ada.id)
    await setUser(ada.id, '"suspendedAt" = now()')
    expect(await read(ada.id, id)).toBeNull()
    await setUser(ada.id, '"suspendedAt" = NULL, "closedAt" = now()')
    expect(await read(ada.id, id)).toBeNull()
    await testDatabase.query('DELETE FROM app."User" WHERE id = $1', [ada.id])
    expect(await read(ada.id, id)).toBeNull()
  })

  it('of somebody else is nobody’s', async () => {
    const [ada, grace] = [await makeUser(testDatabase), await makeUser(testDatabase)]
    const id = await begin(ada.id)
    expect(await read(grace.id, id)).toBeNull()
    expect(await endSession(ports(), grace.actor, id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await read(ada.id, id)).toEqual(ada.actor)
  })

  it('is listed in words, this browser first, and remembers when it was seen', async () => {
    const ada = await makeUser(testDatabase)
    await setUser(ada.id, `"sessionsValidFrom" = now() - interval '2 hours'`)
    const mine = await begin(ada.id, minutes(-60))
    const other = await begin(ada.id, minutes(-30), null)
    await read(ada.id, other, minutes(-25))
    await read(ada.id, mine, minutes(-20))
    const listed = await listSessions(ports(), ada.actor, mine)
    expect(listed).toMatchObject([
      { id: mine, isCurrent: true, browser: 'Firefox', system: 'Android' },
      { id: other, isCurrent: false, browser: null, system: null },
    ])
    const ago = listed.map(({ lastSeenAt }) => Math.round((Date.now() - lastSeenAt.getTime()) / 60_000))
    // Five minutes later is not worth a write, forty are.
    expect(ago).toEqual([20, 30])
  })

  it('ends alone, or with all others', async () => {
    const ada = await makeUser(testDatabase)
    const [one, two, three] = [await begin(ada.id), await begin(ada.id), await begin(ada.id)]
    await endSession(ports(), ada.actor, one)
    expect([await read(ada.id, one), await read(ada.id, two)]).toEqual([null, ada.actor])
    await endAllSessions(ports(), ada.actor)
    expect([await read(ada.id, two), await read(ada.id, three)]).toEqual([null, null])
  })

  it('is forgotten a month after it was last seen', async () => {
    const ada = await makeUser(testDatabase)
    await begin(ada.id, minutes(-32 * 24 * 60))
    const id = await begin(ada.id)
    expect((await listSessions(ports(), ada.actor, id)).map((session) => session.id)).toEqual([id])
  })
})
