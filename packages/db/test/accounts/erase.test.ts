import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestActor } from '@fitsize/identity'
import { subjectOf } from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import {
  makeApiKey,
  makeBrand,
  makeBrandMember,
  makeScan,
  makeUser,
  makeWardrobeGarment,
  type TestUser,
} from '@fitsize/testing'
import {
  beginSession,
  deleteAccount,
  type EraseAccountPorts,
  eraseAccount,
  eraseScans,
  type PhotoStore,
  readSession,
  requestPasswordReset,
  verifyCredentials,
} from '@fitsize/usecases'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWardrobeStore } from '../../src'
import { createPool, createScanQueue, createScanReads } from '../../src/gateway'
import { openAccounts } from './people'

let house: Awaited<ReturnType<typeof openAccounts>>
let folder: string
let photos: PhotoStore
let gatewayPool: ReturnType<typeof createPool>
beforeAll(async () => {
  house = await openAccounts()
  folder = await mkdtemp(join(tmpdir(), 'fitsize-erase-'))
  photos = createLocalPhotoStore(folder)
  gatewayPool = createPool(house.testDatabase.gatewayUrl)
})
afterAll(async () => {
  await gatewayPool.end()
  await house.close()
  await rm(folder, { recursive: true })
})

const files = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jpg'))
const system = { kind: 'system' } as const

/** What the gateway does when it is asked to erase. */
const gateway = {
  erase: (actor: RequestActor) =>
    eraseScans({ queue: createScanQueue(gatewayPool), reads: createScanReads(gatewayPool), photos }, actor),
}
const away = {
  erase: async () => ({ ok: false, error: { code: 'unavailable' } }) as const,
}
const ports = (change: Partial<EraseAccountPorts> = {}): EraseAccountPorts => ({
  ...house.ports,
  wardrobe: createWardrobeStore(house.database),
  photos,
  scanEraser: gateway,
  ...change,
})

/** Somebody with scans of their own, of a key and of their time as a guest, and a wardrobe with photos. */
async function makeOwner(): Promise<{ owner: TestUser; guestId: string }> {
  const owner = await makeUser(house.testDatabase)
  const key = await makeApiKey(house.testDatabase, owner)
  const guestId = crypto.randomUUID()
  for (const subject of [subjectOf(owner.actor), `key:${key.id}`, `guest:${guestId}`])
    for (const status of ['succeeded', 'queued', 'failed'] as const) {
      const { photoKey } = await makeScan(house.testDatabase, { subject, status })
      if (photoKey !== null) await photos.put(photoKey, new Uint8Array([1]))
    }
  for (let count = 0; count < 3; count++) {
    const photoKey = `wardrobe/${crypto.randomUUID()}.jpg`
    await photos.put(photoKey, new Uint8Array([2]))
    await makeWardrobeGarment(house.testDatabase, owner, { photoKey })
  }
  return { owner, guestId }
}

const close = (owner: TestUser, guestId: string | null) =>
  deleteAccount(house.ports, owner.actor, guestId, { password: owner.password, confirmation: owner.email })

async function leftOf(owner: TestUser): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, column] of [
    ['User', 'id'],
    ['WardrobeGarment', 'ownerId'],
    ['ApiKey', 'ownerId'],
    ['Session', 'userId'],
  ])
    counts[String(table)] = (
      await house.testDatabase.query(`SELECT FROM app."${table}" WHERE "${column}" = $1`, [owner.id])
    ).length
  return counts
}

const minutesAfter = (minutes: number) => () => new Date(house.clock.now.getTime() + minutes * 60_000)

it('closes the account at once, and the address is free again', async () => {
  const { owner, guestId } = await makeOwner()
  const sessionId = await beginSession(house.ports, owner.id, { userAgent: null })
  expect(await close(owner, guestId)).toEqual({ ok: true, value: undefined })
  expect(await readSession(house.ports, { userId: owner.id, sessionId })).toBeNull()
  const signIn = { email: owner.email, password: owner.password }
  expect(await verifyCredentials(house.ports, { clientAddress: '198.51.100.1' }, signIn)).toMatchObject({
    error: { code: 'wrong-credentials' },
  })
  const [row] = await house.testDatabase.query('SELECT * FROM app."User" WHERE id = $1', [owner.id])
  expect(JSON.stringify(row)).not.toContain(owner.email)
  const keys = await house.testDatabase.query('SELECT FROM app."ApiKey" WHERE "ownerId" = $1 AND "revokedAt" IS NULL', [
    owner.id,
  ])
  expect(keys).toEqual([])
  await requestPasswordReset(house.ports, { clientAddress: '198.51.100.1' }, { email: owner.email, language: 'en' })
  await makeUser(house.testDatabase, { email: owner.email })
  await eraseAccount(ports(), system, { userId: owner.id, guestId })
})

it('asks for password and address, and is refused while one is the only owner of a brand', async () => {
  const { owner } = await makeOwner()
  const attempt = (password: string, confirmation: string) =>
    deleteAccount(house.ports, owner.actor, null, { password, confirmation })
  expect(await attempt('guess', owner.email)).toMatchObject({ error: { code: 'wrong-password' } })
  expect(await attempt(owner.password, 'x@example.org')).toMatchObject({ error: { code: 'request-invalid' } })
  const brand = await makeBrand(house.testDatabase, owner)
  await makeBrandMember(house.testDatabase, brand, await makeUser(house.testDatabase), 'EDITOR')
  expect(await attempt(owner.password, owner.email)).toMatchObject({ error: { code: 'owns-brands' } })
  expect((await leftOf(owner)).WardrobeGarment).toBe(3)
  await expect(eraseAccount(ports(), system, { userId: owner.id, guestId: null })).rejects.toThrow('not closed')

  await makeBrandMember(house.testDatabase, brand, await makeUser(house.testDatabase), 'OWNER')
  expect(await attempt(owner.password, owner.email)).toMatchObject({ ok: true })
  const left = await house.testDatabase.query(`SELECT role::text FROM app."BrandMember" WHERE "brandId" = $1`, [
    brand.id,
  ])
  expect(left.map(({ role }) => role).toSorted()).toEqual(['EDITOR', 'OWNER'])
})

it('erases photos, scans, results and rows of the person, their keys and their time as a guest, and nothing of others', async () => {
  const [{ owner, guestId }, other] = [await makeOwner(), await makeOwner()]
  const before = (await files()).length
  await close(owner, guestId)
  const again = await eraseAccount(ports(), system, { userId: owner.id, guestId })
  // Three subjects with three scans each, and three garments.
  expect((await files()).length).toBe(before - 12)
  const subjects = [subjectOf(owner.actor), `guest:${guestId}`]
  expect(await house.testDatabase.query('SELECT FROM gateway.scan WHERE subject = ANY($1)', [subjects])).toEqual([])
  expect(await leftOf(owner)).toEqual({ User: 1, WardrobeGarment: 0, ApiKey: 1, Session: 0 })
  expect(again?.getTime()).toBe(house.clock.now.getTime() + 10 * 60_000)

  expect(await eraseAccount(ports({ now: minutesAfter(10) }), system, { userId: owner.id, guestId })).toBeNull()
  expect(await leftOf(owner)).toEqual({ User: 0, WardrobeGarment: 0, ApiKey: 0, Session: 0 })
  expect((await leftOf(other.owner)).WardrobeGarment).toBe(3)
  expect(await eraseAccount(ports(), system, { userId: owner.id, guestId })).toBeNull()
})

it('erases a photo that arrived after the account was closed', async () => {
  const { owner } = await makeOwner()
  await close(owner, null)
  await eraseAccount(ports(), system, { userId: owner.id, guestId: null })
  const { photoKey } = await makeScan(house.testDatabase, { subject: subjectOf(owner.actor), status: 'queued' })
  await photos.put(photoKey ?? '', new Uint8Array([1]))
  await eraseAccount(ports({ now: minutesAfter(11) }), system, { userId: owner.id, guestId: null })
  expect(await photos.get(photoKey ?? '')).toBeNull()
  expect((await leftOf(owner)).User).toBe(0)
})

it('says so while the gateway is away, and goes on when it is back', async () => {
  const { owner } = await makeOwner()
  await close(owner, null)
  const order = { userId: owner.id, guestId: null }
  await expect(eraseAccount(ports({ scanEraser: away }), system, order)).rejects.toThrow('unavailable')
  expect((await leftOf(owner)).WardrobeGarment).toBe(3)
  await eraseAccount(ports({ now: minutesAfter(10) }), system, order)
  expect(await leftOf(owner)).toEqual({ User: 0, WardrobeGarment: 0, ApiKey: 0, Session: 0 })
})

it('goes on after being killed at any step', async () => {
  const { owner, guestId } = await makeOwner()
  await close(owner, guestId)
  const order = { userId: owner.id, guestId }
  // Dies after one deletion more each time, until it comes through.
  for (let budget = 0; ; budget++) {
    let left = budget
    const dying = async (key: string) => {
      await photos.delete(key)
      if (left-- === 0) throw new Error('killed')
    }
    const killed = await eraseAccount(
      ports({
        photos: { delete: dying },
        scanEraser: {
          erase: (actor) =>
            eraseScans(
              {
                queue: createScanQueue(gatewayPool),
                reads: createScanReads(gatewayPool),
                photos: { ...photos, delete: dying },
              },
              actor,
            ),
        },
        now: minutesAfter(10),
      }),
      system,
      order,
    ).then(
      () => false,
      () => true,
    )
    if (!killed) break
    expect(budget).toBeLessThan(20)
  }
  expect(await leftOf(owner)).toEqual({ User: 0, WardrobeGarment: 0, ApiKey: 0, Session: 0 })
  const subjects = [subjectOf(owner.actor), `guest:${guestId}`]
  expect(await house.testDatabase.query('SELECT FROM gateway.scan WHERE subject = ANY($1)', [subjects])).toEqual([])
})
