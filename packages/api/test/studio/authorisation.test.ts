import { randomUUID } from 'node:crypto'
import { makeBrandMember, makeCatalogueGarment, makeCollection, makeUser, type TestUser } from '@fitsize/testing'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appRouter, domainErrorOf } from '../../src'
import { createTestApi, type TestApi } from '../caller'
import { failureOf } from '../failure'
import { type Cast, castOf } from './people'

let api: TestApi
let cast: Cast
let garmentId: string
let collectionId: string
beforeAll(async () => {
  api = await createTestApi()
  cast = await castOf(api)
  const collection = await makeCollection(api.database, { id: cast.brand.id }, { status: 'DRAFT' })
  collectionId = collection.id
  garmentId = (await makeCatalogueGarment(api.database, collection)).id
})
afterAll(async () => {
  await api.close()
})

type Studio = ReturnType<TestApi['as']>['studio']
type Call = (studio: Studio, at: { brand: string; garmentId: string; collectionId: string }) => Promise<unknown>

const details = {
  key: 'article',
  name: { en: 'A shirt', fr: 'Une chemise' },
  garmentType: 'blouse',
  category: null,
  colour: null,
  colourFamily: null,
  priceMinor: 4900,
  currency: 'EUR',
  composition: null,
  stretch: null,
  fitStyle: null,
  shopUrl: null,
} as const
const profile = { name: 'Atelier Nord', description: '', websiteUrl: null }
const season = { season: null, seasonYear: null }

/** Every call that is about a brand, by what it takes. Each names things that do not exist where it would destroy them. */
const calls: Readonly<Record<'viewer' | 'editor' | 'owner', Readonly<Record<string, Call>>>> = {
  viewer: {
    brand: (studio, { brand }) => studio.brand({ brand }),
    members: (studio, { brand }) => studio.members({ brand }),
    collections: (studio, { brand }) => studio.collections({ brand }),
    collection: (studio, { brand, collectionId }) => studio.collection({ brand, collectionId }),
    previewCollection: (studio, { brand, collectionId }) => studio.previewCollection({ brand, collectionId }),
    garments: (studio, { brand }) => studio.garments({ brand }),
    garment: (studio, { brand, garmentId }) => studio.garment({ brand, garmentId }),
    readSizeChart: (studio, { brand, garmentId }) => studio.readSizeChart({ brand, garmentId }),
  },
  editor: {
    changeBrand: (studio, { brand }) => studio.changeBrand({ brand, profile }),
    createCollection: (studio, { brand }) => studio.createCollection({ brand, title: 'New', ...season }),
    changeCollection: (studio, { brand, collectionId }) =>
      studio.changeCollection({ brand, collectionId, title: 'Autumn', ...season }),
    moveCollection: (studio, { brand, collectionId }) =>
      studio.moveCollection({ brand, collectionId, step: { to: 'DRAFT' } }),
    orderGarments: (studio, { brand, collectionId, garmentId }) =>
      studio.orderGarments({ brand, collectionId, garmentIds: [garmentId] }),
    deleteCollection: async (studio, { brand }) => {
      const { collectionId } = await studio.createCollection({ brand, title: 'Gone', ...season })
      await studio.deleteCollection({ brand, collectionId })
    },
    removeCover: (studio, { brand, collectionId }) => studio.removeCover({ brand, collectionId }),
    createGarment: (studio, { brand, collectionId }) =>
      studio.createGarment({ brand, collectionId, details: { ...details, key: randomUUID() } }),
    changeGarment: async (studio, { brand, garmentId }) => {
      const { version } = await studio.garment({ brand, garmentId })
      await studio.changeGarment({ brand, garmentId, version, details: { ...details, priceMinor: version } })
    },
    changeGarments: async (studio, { brand, garmentId }) => {
      const garments = [{ id: garmentId, version: 1 }]
      await studio.changeGarments({ brand, garments, change: { stretch: 'some' } })
    },
    duplicateGarment: (studio, { brand, garmentId }) =>
      studio.duplicateGarment({ brand, garmentId, key: randomUUID() }),
    deleteGarments: async (studio, { brand, garmentId }) => {
      const copy = await studio.duplicateGarment({ brand, garmentId, key: randomUUID() })
      await studio.deleteGarments({ brand, garmentIds: [copy.garmentId] })
    },
    arrangePhotos: async (studio, { brand, garmentId }) => {
      const { version, photos } = await studio.garment({ brand, garmentId })
      await studio.arrangePhotos({ brand, garmentId, version, photoIds: photos.map(({ id }) => id) })
    },
    saveSizeChart: async (studio, { brand, garmentId }) => {
      const { version, sizes } = await studio.readSizeChart({ brand, garmentId })
      await studio.saveSizeChart({ brand, garmentId, version, sizes })
    },
  },
  owner: {
    inviteMember: (studio, { brand }) =>
      studio.inviteMember({ brand, email: `${randomUUID()}@example.org`, role: 'VIEWER', language: 'en' }),
    withdrawInvitation: async (studio, { brand }) => {
      await studio.inviteMember({ brand, email: 'back@example.org', role: 'VIEWER', language: 'en' })
      const { invitations } = await studio.members({ brand })
      await studio.withdrawInvitation({ brand, invitationId: invitations[0]?.id ?? '' })
    },
    changeMemberRole: (studio, { brand }) => studio.changeMemberRole({ brand, userId: cast.viewer.id, role: 'VIEWER' }),
    // With another name, so that the brand stays: whoever is told so was let in.
    deleteBrand: (studio, { brand }) =>
      studio.deleteBrand({ brand, confirmation: 'another name' }).catch((error: unknown) => {
        if (!(error instanceof TRPCError) || domainErrorOf(error).code !== 'request-invalid') throw error
      }),
  },
}

const at = () => ({ brand: cast.brand.slug, garmentId, collectionId })
const studioOf = (user: TestUser | null) => api.as(user?.actor ?? null).studio
const named = (steps: readonly ('viewer' | 'editor' | 'owner')[]) =>
  steps.flatMap((step) => Object.entries(calls[step]))

describe('what may be done in a brand', () => {
  it('covers every call of the studio that names one', () => {
    const others = [
      'brands',
      'createBrand',
      'verifyBrand',
      'invitation',
      'acceptInvitation',
      'removeMember',
      'reportPhoto',
      'hiddenPhotos',
      'reviewPhoto',
    ]
    const known = [...Object.keys(calls.viewer), ...Object.keys(calls.editor), ...Object.keys(calls.owner), ...others]
    const procedures = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith('studio.'))
    expect(known.map((name) => `studio.${name}`).sort()).toEqual(procedures.sort())
  })

  it.each(named(['viewer']))('%s: every member', async (_, call) => {
    for (const who of [cast.viewer, cast.editor, cast.owner, cast.admin]) await call(studioOf(who), at())
  })

  it.each(named(['editor']))('%s: editors and owners, not viewers', async (_, call) => {
    expect((await failureOf(call(studioOf(cast.viewer), at()))).trpc).toBe('FORBIDDEN')
    for (const who of [cast.editor, cast.owner, cast.admin]) await call(studioOf(who), at())
  })

  it.each(named(['owner']))('%s: owners alone', async (_, call) => {
    for (const who of [cast.viewer, cast.editor])
      expect((await failureOf(call(studioOf(who), at()))).trpc).toBe('FORBIDDEN')
    for (const who of [cast.owner, cast.admin]) await call(studioOf(who), at())
  })

  it.each(named(['viewer', 'editor', 'owner']))(
    '%s: nobody else, who is told that there is nothing',
    async (_, call) => {
      expect((await failureOf(call(studioOf(cast.stranger), at()))).trpc).toBe('NOT_FOUND')
      expect((await failureOf(call(studioOf(null), at()))).trpc).toBe('UNAUTHORIZED')
      const nowhere = { ...at(), brand: 'no-such-brand' }
      expect((await failureOf(call(studioOf(cast.owner), nowhere))).trpc).toBe('NOT_FOUND')
    },
  )

  it.each(named(['viewer', 'editor', 'owner']))('%s: not once a member was removed', async (_, call) => {
    const leaving = await makeUser(api.database)
    await makeBrandMember(api.database, cast.brand, leaving, 'OWNER')
    await studioOf(leaving).brand({ brand: cast.brand.slug })
    await studioOf(cast.owner).removeMember({ brand: cast.brand.slug, userId: leaving.id })
    expect((await failureOf(call(studioOf(leaving), at()))).trpc).toBe('NOT_FOUND')
  })

  it('removeMember: owners anybody, everybody oneself', async () => {
    const { brand } = at()
    const nobody = randomUUID()
    for (const who of [cast.viewer, cast.editor])
      expect((await failureOf(studioOf(who).removeMember({ brand, userId: nobody }))).trpc).toBe('FORBIDDEN')
    expect((await failureOf(studioOf(cast.stranger).removeMember({ brand, userId: nobody }))).trpc).toBe('NOT_FOUND')
    const leaving = await makeUser(api.database)
    await makeBrandMember(api.database, cast.brand, leaving, 'VIEWER')
    await studioOf(leaving).removeMember({ brand, userId: leaving.id })
    expect((await failureOf(studioOf(leaving).brand({ brand }))).trpc).toBe('NOT_FOUND')
  })

  it('does not reach into another brand through one’s own', async () => {
    const [own] = await api.as(cast.stranger.actor).studio.brands()
    const others = { ...at(), brand: own?.slug ?? '' }
    const reaching = [
      ...Object.entries(calls.viewer).filter(([name]) => /ollection$|arment$|Chart$/.test(name)),
      ...Object.entries(calls.editor).filter(([name]) =>
        [
          'changeCollection',
          'moveCollection',
          'orderGarments',
          'removeCover',
          'createGarment',
          'changeGarment',
        ].includes(name),
      ),
      ...Object.entries(calls.editor).filter(([name]) =>
        ['duplicateGarment', 'deleteGarments', 'arrangePhotos', 'saveSizeChart'].includes(name),
      ),
    ]
    expect(reaching).toHaveLength(14)
    for (const [name, call] of reaching)
      expect((await failureOf(call(studioOf(cast.stranger), others))).trpc, name).toBe('NOT_FOUND')
    const outcome = await studioOf(cast.stranger).changeGarments({
      brand: others.brand,
      garments: [{ id: garmentId, version: 1 }],
      change: { stretch: 'much' },
    })
    expect(outcome).toEqual({ changed: [], outdated: [garmentId], unready: [] })
  })
})

describe('what administrators alone may do', () => {
  it('gives badges and looks at hidden photos', async () => {
    const { brand } = at()
    for (const who of [cast.owner, cast.stranger]) {
      expect((await failureOf(studioOf(who).verifyBrand({ brand, verified: true }))).trpc).toBe('FORBIDDEN')
      expect((await failureOf(studioOf(who).hiddenPhotos())).trpc).toBe('FORBIDDEN')
      const verdict = { photoId: randomUUID(), verdict: 'goes' } as const
      expect((await failureOf(studioOf(who).reviewPhoto(verdict))).trpc).toBe('FORBIDDEN')
    }
    await studioOf(cast.admin).verifyBrand({ brand, verified: true })
    expect(await studioOf(cast.viewer).brand({ brand })).toMatchObject({ verified: true, role: 'VIEWER' })
    expect(await studioOf(cast.admin).brand({ brand })).toMatchObject({ role: 'OWNER' })
  })
})
