import { makeUser } from '@fitsize/testing'
import {
  beginSession,
  changeEmail,
  changePassword,
  confirmEmail,
  type Letter,
  listSessions,
  requestPasswordReset,
  requestVerification,
  resetPassword,
  signUp,
  verifyCredentials,
} from '@fitsize/usecases'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openAccounts } from './people'

let house: Awaited<ReturnType<typeof openAccounts>>
beforeAll(async () => {
  house = await openAccounts()
})
afterAll(async () => await house.close())
beforeEach(async () => {
  house.clock.now = new Date()
  await house.testDatabase.query('DELETE FROM graphile_worker._private_jobs')
})

let visitors = 0
/** Another visitor each time, so that tests do not use up each other's attempts. */
const visitor = () => ({ clientAddress: `203.0.113.${++visitors}` })
const later = (minutes: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}
const secretOf = (letters: readonly Letter[]): string => {
  const [letter] = letters
  if (letter === undefined || !('secret' in letter)) throw new Error('no letter with a link')
  return letter.secret
}
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)
const signIn = (email: string, password: string) => verifyCredentials(house.ports, visitor(), { email, password })
const askReset = (email: string) => requestPasswordReset(house.ports, visitor(), { email, language: 'fr' })

describe('confirming an address', () => {
  it('goes by a letter after signing up, in the language of signing up, once', async () => {
    const account = await signUp(house.ports, visitor(), {
      email: 'ada@example.org',
      name: 'Ada',
      password: 'a long sentence',
      language: 'fr',
    })
    expect(account).toMatchObject({ ok: true, value: { isEmailVerified: false, language: 'fr' } })
    const letters = await house.deliver()
    expect(letters).toMatchObject([{ kind: 'verify-email', to: 'ada@example.org', name: 'Ada', language: 'fr' }])
    const secret = secretOf(letters)
    const stored = await house.testDatabase.query('SELECT "secretHash" FROM app."AccountToken"')
    expect(JSON.stringify(stored)).not.toContain(secret)

    expect(await confirmEmail(house.ports, visitor(), { secret })).toEqual({
      ok: true,
      value: { email: 'ada@example.org' },
    })
    expect((await house.ports.users.findByEmail('ada@example.org'))?.emailVerifiedAt).toEqual(house.clock.now)
    expect(codeOf(await confirmEmail(house.ports, visitor(), { secret }))).toBe('link-expired')
  })

  it('works for 24 hours, and only with the newest link', async () => {
    const ada = await makeUser(house.testDatabase)
    await requestVerification(house.ports, ada.actor)
    const first = secretOf(await house.deliver())
    await requestVerification(house.ports, ada.actor)
    const second = secretOf(await house.deliver())
    expect(codeOf(await confirmEmail(house.ports, visitor(), { secret: first }))).toBe('link-expired')
    later(24 * 60)
    expect(codeOf(await confirmEmail(house.ports, visitor(), { secret: second }))).toBe('link-expired')
  })

  it('is for one of several who come at once', async () => {
    const ada = await makeUser(house.testDatabase)
    await requestVerification(house.ports, ada.actor)
    const secret = secretOf(await house.deliver())
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirmEmail(house.ports, visitor(), { secret })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('cannot be done with a link for a new password', async () => {
    const ada = await makeUser(house.testDatabase)
    await askReset(ada.email)
    const secret = secretOf(await house.deliver())
    expect(codeOf(await confirmEmail(house.ports, visitor(), { secret }))).toBe('link-expired')
    expect(codeOf(await resetPassword(house.ports, visitor(), { secret, password: 'another sentence' }))).toBe('ok')
  })
})

describe('another address', () => {
  it('is the account’s once it is confirmed, and the old one is told', async () => {
    const ada = await makeUser(house.testDatabase)
    await changeEmail(house.ports, ada.actor, { email: 'new@example.org', password: ada.password })
    expect(await house.ports.users.findByEmail('new@example.org')).toBeNull()
    const letters = await house.deliver()
    expect(letters).toMatchObject([{ kind: 'verify-email', to: 'new@example.org' }])
    await confirmEmail(house.ports, visitor(), { secret: secretOf(letters) })
    expect(await house.deliver()).toMatchObject([{ kind: 'email-changed', to: ada.email }])
    expect(codeOf(await signIn('new@example.org', ada.password))).toBe('ok')
    expect(codeOf(await signIn(ada.email, ada.password))).toBe('wrong-credentials')
  })

  it('asks for the password', async () => {
    const ada = await makeUser(house.testDatabase)
    expect(codeOf(await changeEmail(house.ports, ada.actor, { email: 'x@example.org', password: 'guess' }))).toBe(
      'wrong-password',
    )
    expect(await house.deliver()).toEqual([])
  })

  it('of somebody else is answered alike, and nobody is written to', async () => {
    const [ada, grace] = [await makeUser(house.testDatabase), await makeUser(house.testDatabase)]
    expect(codeOf(await changeEmail(house.ports, ada.actor, { email: grace.email, password: ada.password }))).toBe('ok')
    expect(await house.deliver()).toEqual([])
  })

  it('that somebody took meanwhile is refused', async () => {
    const ada = await makeUser(house.testDatabase)
    await changeEmail(house.ports, ada.actor, { email: 'wanted@example.org', password: ada.password })
    const secret = secretOf(await house.deliver())
    await makeUser(house.testDatabase, { email: 'wanted@example.org' })
    expect(codeOf(await confirmEmail(house.ports, visitor(), { secret }))).toBe('email-taken')
    expect(codeOf(await signIn(ada.email, ada.password))).toBe('ok')
  })

  it('voids a link for a new password that went to the old one', async () => {
    const ada = await makeUser(house.testDatabase)
    await askReset(ada.email)
    const reset = secretOf(await house.deliver())
    await changeEmail(house.ports, ada.actor, { email: 'moved@example.org', password: ada.password })
    await confirmEmail(house.ports, visitor(), { secret: secretOf(await house.deliver()) })
    expect(codeOf(await resetPassword(house.ports, visitor(), { secret: reset, password: 'another sentence' }))).toBe(
      'link-expired',
    )
  })
})

describe('a new password by letter', () => {
  it('ends every session, works once, and is told', async () => {
    const ada = await makeUser(house.testDatabase)
    await beginSession(house.ports, ada.id, { userAgent: null })
    await askReset(ada.email)
    const letters = await house.deliver()
    expect(letters).toMatchObject([{ kind: 'reset-password', to: ada.email, language: 'fr' }])
    const secret = secretOf(letters)
    expect(codeOf(await resetPassword(house.ports, visitor(), { secret, password: 'another sentence' }))).toBe('ok')
    expect(await listSessions(house.ports, ada.actor, null)).toEqual([])
    expect(codeOf(await signIn(ada.email, ada.password))).toBe('wrong-credentials')
    expect(codeOf(await signIn(ada.email, 'another sentence'))).toBe('ok')
    expect(await house.deliver()).toMatchObject([{ kind: 'password-changed', to: ada.email }])
    expect(codeOf(await resetPassword(house.ports, visitor(), { secret, password: 'a third one' }))).toBe(
      'link-expired',
    )
  })

  it('must be chosen within an hour', async () => {
    const ada = await makeUser(house.testDatabase)
    await askReset(ada.email)
    const secret = secretOf(await house.deliver())
    later(60)
    expect(codeOf(await resetPassword(house.ports, visitor(), { secret, password: 'another sentence' }))).toBe(
      'link-expired',
    )
  })

  it('is answered alike for an address without an account, which is not written to', async () => {
    const ada = await makeUser(house.testDatabase)
    const [known, unknown] = [await askReset(ada.email), await askReset('nobody@example.org')]
    expect(unknown).toEqual(known)
    const jobs = await house.testDatabase.query('SELECT payload FROM graphile_worker._private_jobs')
    expect(jobs).toHaveLength(2)
    expect(await house.deliver()).toHaveLength(1)
  })

  it('is bounded per address, whether it has an account or not', async () => {
    const ada = await makeUser(house.testDatabase)
    for (const email of [ada.email, 'none@example.org']) {
      for (let count = 0; count < 5; count++) expect(codeOf(await askReset(email))).toBe('ok')
      expect(codeOf(await askReset(email))).toBe('rate-limited')
    }
    await house.deliver()
  })

  it('is not for suspended accounts', async () => {
    const ada = await makeUser(house.testDatabase, { suspendedAt: new Date() })
    await askReset(ada.email)
    expect(await house.deliver()).toEqual([])
  })

  it('with a secret that somebody made up is refused, and guessing is bounded', async () => {
    const guesser = visitor()
    const guess = () => resetPassword(house.ports, guesser, { secret: 'guess', password: 'another sentence' })
    for (let count = 0; count < 30; count++) expect(codeOf(await guess())).toBe('link-expired')
    expect(codeOf(await guess())).toBe('rate-limited')
  })
})

describe('changing one’s password', () => {
  it('needs the present one, keeps this browser and ends the others', async () => {
    const ada = await makeUser(house.testDatabase)
    const [here] = [
      await beginSession(house.ports, ada.id, { userAgent: null }),
      await beginSession(house.ports, ada.id, { userAgent: null }),
    ]
    const change = (present: string) =>
      changePassword(house.ports, ada.actor, here, { present, password: 'new sentence' })
    expect(codeOf(await change('guess'))).toBe('wrong-password')
    expect(codeOf(await change(ada.password))).toBe('ok')
    expect((await listSessions(house.ports, ada.actor, here)).map(({ id }) => id)).toEqual([here])
    expect(codeOf(await signIn(ada.email, 'new sentence'))).toBe('ok')
    expect(await house.deliver()).toMatchObject([{ kind: 'password-changed', to: ada.email }])
  })

  it('stops guessing after ten', async () => {
    const ada = await makeUser(house.testDatabase)
    const change = (present: string) =>
      changePassword(house.ports, ada.actor, null, { present, password: 'new sentence' })
    for (let count = 0; count < 10; count++) expect(codeOf(await change('guess'))).toBe('wrong-password')
    expect(codeOf(await change(ada.password))).toBe('rate-limited')
  })
})
