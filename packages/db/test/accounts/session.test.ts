import { createTestDatabase, makeUser, type TestDatabase } from '@fitsize/testing'
import { readSession } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, createUserStore, type Database } from '../../src'

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

const session = (userId: string, signedInAt: Date) =>
  readSession({ users: createUserStore(database) }, { userId, signedInAt })
const setUser = (id: string, change: string) =>
  testDatabase.query(`UPDATE app."User" SET ${change} WHERE id = $1`, [id])
const inAMinute = () => new Date(Date.now() + 60_000)

describe('a session', () => {
  it('has the role of today, not of its sign-in', async () => {
    const ada = await makeUser(testDatabase)
    expect(await session(ada.id, inAMinute())).toEqual(ada.actor)
    await setUser(ada.id, `role = 'CREATOR'`)
    expect(await session(ada.id, inAMinute())).toEqual({ ...ada.actor, role: 'CREATOR', quotaClass: 'creator' })
  })

  it('begun in the second of the sign-up holds, though tokens drop its milliseconds', async () => {
    const ada = await makeUser(testDatabase)
    await setUser(ada.id, `"sessionsValidFrom" = '2030-01-01T12:00:00.900Z'`)
    expect(await session(ada.id, new Date('2030-01-01T12:00:00Z'))).toEqual(ada.actor)
    expect(await session(ada.id, new Date('2030-01-01T11:59:59Z'))).toBeNull()
  })

  it('is over for suspended and deleted accounts', async () => {
    const ada = await makeUser(testDatabase)
    await setUser(ada.id, '"suspendedAt" = now()')
    expect(await session(ada.id, inAMinute())).toBeNull()
    await testDatabase.query('DELETE FROM app."User" WHERE id = $1', [ada.id])
    expect(await session(ada.id, inAMinute())).toBeNull()
  })
})
