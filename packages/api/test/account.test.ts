import { randomUUID } from 'node:crypto'
import { createDatabase, createSessionStore } from '@fitsize/db'
import { makeBrand, makeUser } from '@fitsize/testing'
import { beginSession } from '@fitsize/usecases'
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

describe('settings', () => {
  it('need someone signed in', async () => {
    const { account } = api.as()
    const calls: readonly Promise<unknown>[] = [
      account.changeProfile({ name: 'X' }),
      account.requestVerification(),
      account.changeEmail({ email: 'x@example.org', password: 'x' }),
      account.changePassword({ present: 'x', password: 'a long sentence' }),
      account.sessions(),
      account.endSession({ sessionId: randomUUID() }),
      account.endAllSessions(),
      account.consent(),
      account.changeConsent({ granted: true }),
      account.deleteAccount({ password: 'x', confirmation: 'x@example.org' }),
    ]
    for (const call of calls) expect((await failureOf(call)).error.code).toBe('not-signed-in')
  })

  it('keep what is given and leave the rest', async () => {
    const ada = await makeUser(api.database, { name: 'Ada' })
    const { account } = api.as(ada.actor)
    await account.changeProfile({ unit: 'in', language: 'fr' })
    await account.changeProfile({ name: ' Ada Lovelace ' })
    expect(await account.me()).toMatchObject({ name: 'Ada Lovelace', unit: 'in', language: 'fr' })
    expect((await failureOf(account.changeProfile({}))).error.code).toBe('request-invalid')
    expect((await failureOf(account.changeProfile({ name: ' ' }))).error.fields).toEqual({
      name: 'say how to call you',
    })
  })

  it('consent to nothing by themselves, and keep every word', async () => {
    const ada = await makeUser(api.database)
    const { account } = api.as(ada.actor)
    expect(await account.consent()).toEqual({ granted: false, since: null })
    await account.changeConsent({ granted: true })
    await account.changeConsent({ granted: true })
    expect(await account.changeConsent({ granted: false })).toMatchObject({ granted: false })
    const rows = await api.database.query('SELECT granted FROM app."ConsentChange" WHERE "userId" = $1', [ada.id])
    expect(rows).toHaveLength(2)
  })

  it('end one’s own sessions alone', async () => {
    const [ada, grace] = [await makeUser(api.database), await makeUser(api.database)]
    const database = createDatabase(api.database.webUrl)
    const ports = { sessions: createSessionStore(database), now: () => new Date(), newId: randomUUID }
    const sessionId = await beginSession(ports, ada.id, { userAgent: null })
    await database.close()
    expect(await api.as(ada.actor, { sessionId }).account.sessions()).toMatchObject([
      { id: sessionId, isCurrent: true },
    ])
    expect((await failureOf(api.as(grace.actor).account.endSession({ sessionId }))).trpc).toBe('NOT_FOUND')
    await api.as(ada.actor).account.endSession({ sessionId })
    expect(await api.as(ada.actor).account.sessions()).toEqual([])
  })

  it('do not end an account with brands, nor without its password', async () => {
    const ada = await makeUser(api.database, { role: 'CREATOR' })
    const brandless = await makeUser(api.database)
    await makeBrand(api.database, ada)
    const end = (who: typeof ada, password: string) =>
      failureOf(api.as(who.actor).account.deleteAccount({ password, confirmation: who.email }))
    expect((await end(ada, ada.password)).error.code).toBe('owns-brands')
    expect(await end(brandless, 'guess')).toEqual({ trpc: 'FORBIDDEN', error: { code: 'wrong-password' } })
    await api.as(brandless.actor).account.deleteAccount({
      password: brandless.password,
      confirmation: brandless.email.toUpperCase(),
    })
    expect((await failureOf(api.as(brandless.actor).account.me())).error.code).toBe('not-signed-in')
  })
})

describe('links that are asked for', () => {
  it('are answered alike for everybody, and made-up ones are refused', async () => {
    const ada = await makeUser(api.database)
    const { account } = api.as(null, { clientAddress: '198.51.100.77' })
    const answers = await Promise.all(
      [ada.email, 'nobody@example.org'].map((email) => account.requestPasswordReset({ email, language: 'en' })),
    )
    expect(answers).toEqual([undefined, undefined])
    const made = await failureOf(account.resetPassword({ secret: 'made up', password: 'a long sentence' }))
    expect(made.error.code).toBe('link-expired')
    expect((await failureOf(account.confirmEmail({ secret: 'made up' }))).error.code).toBe('link-expired')
  })
})
