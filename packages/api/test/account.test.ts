import { makeUser } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from './caller'
import { failureOf } from './failure'

let api: TestApi
beforeAll(async () => {
  // A clock that stands still: attempts of one test never fall into two windows.
  api = await createTestApi(() => new Date('2030-01-01T12:05:00Z'))
})
afterAll(async () => {
  await api.close()
})

describe('signing up', () => {
  it('makes a customer, whatever case the address was typed in', async () => {
    const account = await api.as().account.signUp({
      email: ' New.Person@Example.org ',
      name: 'New Person',
      password: 'a long sentence',
    })
    expect(account).toMatchObject({ email: 'new.person@example.org', name: 'New Person', role: 'CUSTOMER' })
    const [row] = await api.database.query('SELECT "passwordHash" FROM app."User" WHERE id = $1', [account.id])
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(account)).not.toContain('argon2')
  })

  it('refuses an address that has an account', async () => {
    await makeUser(api.database, { email: 'taken@example.org' })
    const failure = await failureOf(
      api.as().account.signUp({ email: 'TAKEN@example.org', name: 'X', password: 'a long sentence' }),
    )
    expect(failure).toEqual({ trpc: 'CONFLICT', error: { code: 'email-taken' } })
  })

  it('gives the address to one of several who come at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        api.as().account.signUp({ email: 'race@example.org', name: 'X', password: 'a long sentence' }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect((await failureOf(Promise.reject(outcome.reason))).error.code).toBe('email-taken')
  })

  it('names every field that is wrong', async () => {
    const failure = await failureOf(api.as().account.signUp({ email: 'x', name: '', password: 'short' }))
    expect(failure.trpc).toBe('BAD_REQUEST')
    expect(failure.error).toMatchObject({
      code: 'request-invalid',
      fields: { password: 'at least 8 characters', name: 'say how to call you' },
    })
    expect(failure.error.fields).toHaveProperty('email')
  })

  it('takes no role', async () => {
    const input = { email: 'boss@example.org', name: 'Boss', password: 'a long sentence', role: 'ADMIN' }
    expect((await failureOf(api.as().account.signUp(input))).error.code).toBe('request-invalid')
  })

  it('is bounded per network', async () => {
    const caller = api.as(null, { clientAddress: '198.51.100.9' })
    await makeUser(api.database, { email: 'known@example.org' })
    const tryOnce = () =>
      failureOf(caller.account.signUp({ email: 'known@example.org', name: 'X', password: 'a long sentence' }))
    for (let attempt = 1; attempt <= 60; attempt += 1) expect((await tryOnce()).error.code).toBe('email-taken')
    const refused = await tryOnce()
    expect(refused).toEqual({ trpc: 'TOO_MANY_REQUESTS', error: { code: 'rate-limited', retryAfterSeconds: 600 } })
    const elsewhere = api.as(null, { clientAddress: '198.51.100.10' })
    await elsewhere.account.signUp({ email: 'elsewhere@example.org', name: 'X', password: 'a long sentence' })
  })
})

describe('one’s own account', () => {
  it('is shown without what stays on the server', async () => {
    const ada = await makeUser(api.database, { name: 'Ada', role: 'CREATOR' })
    expect(await api.as(ada.actor).account.me()).toEqual({
      id: ada.id,
      email: ada.email,
      isEmailVerified: false,
      name: 'Ada',
      role: 'CREATOR',
      createdAt: expect.any(Date),
      language: null,
      unit: null,
    })
  })

  it('needs someone signed in who still exists', async () => {
    expect((await failureOf(api.as().account.me())).trpc).toBe('UNAUTHORIZED')
    const ada = await makeUser(api.database)
    await api.database.query('DELETE FROM app."User" WHERE id = $1', [ada.id])
    expect((await failureOf(api.as(ada.actor).account.me())).error.code).toBe('not-signed-in')
  })
})
