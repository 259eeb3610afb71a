import { hashPassword, noPasswordHash, verifyPassword } from '@fitsize/identity'
import { createTestDatabase, makeUser, type TestDatabase } from '@fitsize/testing'
import { type Passwords, verifyCredentials } from '@fitsize/usecases'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase, createRateCounters, createUserStore, type Database } from '../../src'

let testDatabase: TestDatabase
let database: Database
let now: Date
/** The hashes that passwords were compared with. */
let compared: string[]

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = createDatabase(testDatabase.webUrl)
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})
beforeEach(async () => {
  now = new Date('2030-01-01T12:01:00Z')
  compared = []
  await testDatabase.query('DELETE FROM app."RateCounter"')
})

const passwords: Passwords = {
  hash: hashPassword,
  verify: (stored, password) => {
    compared.push(stored)
    return verifyPassword(stored, password)
  },
  noPasswordHash,
}

function signIn(email: string, password: string, clientAddress = '203.0.113.1') {
  const ports = {
    users: createUserStore(database),
    rateCounters: createRateCounters(database),
    passwords,
    now: () => now,
  }
  return verifyCredentials(ports, { clientAddress }, { email, password })
}

const codeOf = async (attempt: ReturnType<typeof signIn>): Promise<string> => {
  const outcome = await attempt
  return outcome.ok ? 'signed in' : outcome.error.code
}

describe('credentials', () => {
  it('give the account', async () => {
    const ada = await makeUser(testDatabase, { role: 'CREATOR' })
    const outcome = await signIn(ada.email, ada.password)
    expect(outcome).toMatchObject({ ok: true, value: { id: ada.id, email: ada.email, role: 'CREATOR' } })
    expect(JSON.stringify(outcome)).not.toContain('argon2')
  })

  it('of an unknown address get the same answer for the same work as a wrong password', async () => {
    const ada = await makeUser(testDatabase)
    const wrong = await signIn(ada.email, 'a wrong password')
    const unknown = await signIn('nobody@example.org', 'a wrong password')
    expect(unknown).toEqual(wrong)
    expect(compared).toHaveLength(2)
    expect(compared[1]).toBe(noPasswordHash)
  })

  it('of a suspended account say so, but only with the right password', async () => {
    const ada = await makeUser(testDatabase, { suspendedAt: new Date() })
    expect(await codeOf(signIn(ada.email, 'a wrong password'))).toBe('wrong-credentials')
    expect(await codeOf(signIn(ada.email, ada.password))).toBe('not-allowed')
  })
})

describe('guessing', () => {
  it('one address is stopped after ten wrong passwords, from wherever, until the quarter of an hour is over', async () => {
    const ada = await makeUser(testDatabase)
    for (let attempt = 1; attempt <= 10; attempt += 1)
      expect(await codeOf(signIn(ada.email, 'a wrong password', `203.0.113.${attempt}`))).toBe('wrong-credentials')
    const refused = await signIn(ada.email, ada.password, '198.51.100.1')
    expect(refused).toEqual({ ok: false, error: { code: 'rate-limited', retryAfterSeconds: 14 * 60 } })

    now = new Date('2030-01-01T12:15:00Z')
    expect(await codeOf(signIn(ada.email, ada.password))).toBe('signed in')
  })

  it('many addresses from one network is stopped after thirty', async () => {
    for (let attempt = 1; attempt <= 30; attempt += 1)
      expect(await codeOf(signIn(`person${attempt}@example.org`, 'a guess', `2001:db8:1:2::${attempt}`))).toBe(
        'wrong-credentials',
      )
    const ada = await makeUser(testDatabase)
    expect(await codeOf(signIn(ada.email, ada.password, '2001:db8:1:2:ffff::1'))).toBe('rate-limited')
    expect(await codeOf(signIn(ada.email, ada.password, '2001:db8:1:3::1'))).toBe('signed in')
  })

  it('side by side does not slip through', async () => {
    const ada = await makeUser(testDatabase)
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(signIn(ada.email, 'a wrong password'))))
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10)
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(10)
  })

  it('is not what signing in often looks like', async () => {
    const ada = await makeUser(testDatabase)
    for (let attempt = 1; attempt <= 12; attempt += 1)
      expect(await codeOf(signIn(ada.email, ada.password))).toBe('signed in')
  })

  it('leaves no address in the database, and nothing at all after a day', async () => {
    await signIn('private.person@example.org', 'a guess', '203.0.113.77')
    const rows = await testDatabase.query('SELECT * FROM app."RateCounter"')
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/private|203\.0/)
    now = new Date('2030-01-03T00:00:00Z')
    await signIn('somebody.else@example.org', 'a guess', '203.0.113.78')
    const later = await testDatabase.query('SELECT min("windowStart") AS oldest FROM app."RateCounter"')
    expect(later).toEqual([{ oldest: now }])
  })
})
