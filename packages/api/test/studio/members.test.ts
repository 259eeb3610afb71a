import { randomUUID } from 'node:crypto'
import { makeUser, type TestUser } from '@fitsize/testing'
import { type Letter, writeLetter } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'
import { castOf } from './people'

let api: TestApi
let now = new Date('2030-05-01T10:00:00Z')
beforeAll(async () => {
  api = await createTestApi(() => now)
})
afterAll(async () => {
  await api.close()
})

const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000)

/** Writes the newest letter that waits, as the job would. */
async function writtenTo(email: string): Promise<Extract<Letter, { kind: 'brand-invitation' }> | null> {
  const letters: Letter[] = []
  const mailer = { send: async (letter: Letter) => void letters.push(letter) }
  const rows = await api.database.query(`SELECT id FROM app."BrandInvitation" WHERE email = $1`, [email])
  for (const { id } of rows)
    await writeLetter({ ...api.ports, mailer }, { kind: 'brand-invitation', invitationId: String(id), language: 'fr' })
  const [letter] = letters
  return letter?.kind === 'brand-invitation' ? letter : null
}
const invite = async (
  owner: TestUser,
  brand: string,
  email: string,
  role: 'VIEWER' | 'EDITOR' | 'OWNER' = 'EDITOR',
) => {
  await api.as(owner.actor).studio.inviteMember({ brand, email, role, language: 'en' })
  return (await writtenTo(email))?.secret ?? ''
}

describe('an invitation', () => {
  it('comes by letter and makes its reader a member, once', async () => {
    const { brand, owner } = await castOf(api)
    const invited = await makeUser(api.database, { name: 'Ines', email: 'ines@example.org' })
    await api.as(owner.actor).studio.inviteMember({
      brand: brand.slug,
      email: ' Ines@Example.org ',
      role: 'EDITOR',
      language: 'fr',
    })
    const jobs = await api.database.query(
      `SELECT payload FROM graphile_worker._private_jobs WHERE payload->'order'->>'kind' = 'brand-invitation'`,
    )
    expect(JSON.stringify(jobs)).not.toContain('secret')
    const letter = await writtenTo('ines@example.org')
    expect(letter).toMatchObject({ to: 'ines@example.org', name: 'Ines', language: 'fr', brand: 'Atelier Nord' })
    const secret = letter?.secret ?? ''
    const { studio } = api.as(invited.actor)
    expect(await api.as().studio.invitation({ secret })).toEqual({
      brand: { slug: brand.slug, name: 'Atelier Nord' },
      role: 'EDITOR',
      email: 'ines@example.org',
    })
    expect(await studio.acceptInvitation({ secret })).toEqual({ brand: brand.slug })
    expect(await studio.brands()).toMatchObject([{ slug: brand.slug, role: 'EDITOR' }])
    expect((await failureOf(studio.acceptInvitation({ secret }))).error.code).toBe('link-expired')
    expect((await api.as(owner.actor).studio.members({ brand: brand.slug })).invitations).toEqual([])
  })

  it('lets nobody in but the account of its address', async () => {
    const { brand, owner, stranger } = await castOf(api)
    const secret = await invite(owner, brand.slug, 'somebody@example.org')
    expect((await failureOf(api.as(stranger.actor).studio.acceptInvitation({ secret }))).trpc).toBe('FORBIDDEN')
    expect((await failureOf(api.as().studio.acceptInvitation({ secret }))).trpc).toBe('UNAUTHORIZED')
    expect((await failureOf(api.as(stranger.actor).studio.brand({ brand: brand.slug }))).trpc).toBe('NOT_FOUND')
  })

  it('is worth nothing once it was withdrawn, replaced or is too old', async () => {
    const { brand, owner } = await castOf(api)
    const { actor, email } = await makeUser(api.database)
    const { studio } = api.as(owner.actor)
    const first = await invite(owner, brand.slug, email)
    const second = await invite(owner, brand.slug, email, 'VIEWER')
    expect((await failureOf(api.as().studio.invitation({ secret: first }))).error.code).toBe('link-expired')
    expect((await api.as().studio.invitation({ secret: second })).role).toBe('VIEWER')
    const [invitation] = (await studio.members({ brand: brand.slug })).invitations
    await studio.withdrawInvitation({ brand: brand.slug, invitationId: invitation?.id ?? '' })
    expect((await failureOf(api.as(actor).studio.acceptInvitation({ secret: second }))).error.code).toBe('link-expired')

    const third = await invite(owner, brand.slug, email)
    const before = now
    now = days(15)
    expect((await failureOf(api.as(actor).studio.acceptInvitation({ secret: third }))).error.code).toBe('link-expired')
    now = before
  })

  it('is not written to who is a member, nor after it was withdrawn', async () => {
    const { brand, owner, editor } = await castOf(api)
    const { studio } = api.as(owner.actor)
    const again = studio.inviteMember({ brand: brand.slug, email: editor.email, role: 'OWNER', language: 'en' })
    expect((await failureOf(again)).error).toEqual({
      code: 'already-taken',
      fields: { email: 'is a member already' },
    })
    await studio.inviteMember({ brand: brand.slug, email: 'late@example.org', role: 'VIEWER', language: 'en' })
    const [invitation] = (await studio.members({ brand: brand.slug })).invitations
    await studio.withdrawInvitation({ brand: brand.slug, invitationId: invitation?.id ?? '' })
    const order = { kind: 'brand-invitation', invitationId: invitation?.id ?? '', language: 'en' } as const
    const mailer = { send: () => Promise.reject(new Error('nobody to write to')) }
    await writeLetter({ ...api.ports, mailer }, order)
  })

  it('of another brand cannot be withdrawn', async () => {
    const { brand, owner, stranger } = await castOf(api)
    await invite(owner, brand.slug, 'kept@example.org')
    const { invitations } = await api.as(owner.actor).studio.members({ brand: brand.slug })
    const [own] = await api.as(stranger.actor).studio.brands()
    const address = { brand: own?.slug ?? '', invitationId: invitations[0]?.id ?? '' }
    expect((await failureOf(api.as(stranger.actor).studio.withdrawInvitation(address))).trpc).toBe('NOT_FOUND')
    expect((await api.as(owner.actor).studio.members({ brand: brand.slug })).invitations).toHaveLength(1)
  })
})

describe('members', () => {
  it('are shown to each other, invitations to owners alone', async () => {
    const { brand, owner, viewer } = await castOf(api)
    await invite(owner, brand.slug, 'next@example.org')
    const seen = await api.as(viewer.actor).studio.members({ brand: brand.slug })
    expect(seen.members.map(({ name, role }) => [name, role])).toEqual([
      ['Olga', 'OWNER'],
      ['Edda', 'EDITOR'],
      ['Vera', 'VIEWER'],
    ])
    expect(seen.invitations).toEqual([])
    expect((await api.as(owner.actor).studio.members({ brand: brand.slug })).invitations).toMatchObject([
      { email: 'next@example.org', role: 'EDITOR' },
    ])
  })

  it('do what their role of this moment lets them', async () => {
    const { brand, owner, viewer } = await castOf(api)
    const profile = { name: 'Changed', description: '', websiteUrl: null }
    const change = () => api.as(viewer.actor).studio.changeBrand({ brand: brand.slug, profile })
    expect((await failureOf(change())).trpc).toBe('FORBIDDEN')
    await api.as(owner.actor).studio.changeMemberRole({ brand: brand.slug, userId: viewer.id, role: 'EDITOR' })
    await change()
    await api.as(owner.actor).studio.removeMember({ brand: brand.slug, userId: viewer.id })
    expect((await failureOf(change())).trpc).toBe('NOT_FOUND')
  })

  it('keep at least one owner, even when two leave at once', async () => {
    const { brand, owner, editor } = await castOf(api)
    const leave = (user: TestUser) => api.as(user.actor).studio.removeMember({ brand: brand.slug, userId: user.id })
    expect((await failureOf(leave(owner))).error).toEqual({
      code: 'conflict',
      detail: 'A brand keeps at least one owner.',
    })
    const lower = { brand: brand.slug, userId: owner.id, role: 'VIEWER' } as const
    expect((await failureOf(api.as(owner.actor).studio.changeMemberRole(lower))).error.code).toBe('conflict')
    await api.as(owner.actor).studio.changeMemberRole({ brand: brand.slug, userId: editor.id, role: 'OWNER' })
    const outcomes = await Promise.allSettled([leave(owner), leave(editor)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const owners = await api.database.query(`SELECT 1 FROM app."BrandMember" WHERE "brandId" = $1 AND role = 'OWNER'`, [
      brand.id,
    ])
    expect(owners).toHaveLength(1)
  })

  it('who are not there cannot be changed', async () => {
    const { brand, owner, stranger } = await castOf(api)
    const { studio } = api.as(owner.actor)
    for (const userId of [randomUUID(), stranger.id]) {
      const change = studio.changeMemberRole({ brand: brand.slug, userId, role: 'EDITOR' })
      expect((await failureOf(change)).trpc).toBe('NOT_FOUND')
      expect((await failureOf(studio.removeMember({ brand: brand.slug, userId }))).trpc).toBe('NOT_FOUND')
    }
  })
})
