import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { garmentTypeNames } from '@fitsize/garments'
import { hashApiKey, noPasswordHash, verifyPassword } from '@fitsize/identity'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { verifyCredentials } from '@fitsize/usecases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createCatalogueStore,
  createDatabase,
  createRateCounters,
  createUserStore,
  createWardrobeStore,
} from '../../src'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const accountSchema = z.strictObject({ email: z.email(), password: z.string().min(8) })
const answerSchema = z.strictObject({
  apiKey: z.string().startsWith('fs_'),
  users: z.strictObject({ customer: accountSchema, creator: accountSchema, admin: accountSchema }),
})

let testDatabase: TestDatabase
let storage: string
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  storage = await mkdtemp(join(tmpdir(), 'fitsize-seed-'))
})
afterAll(async () => {
  await testDatabase.drop()
  await rm(storage, { recursive: true })
})

function seed(env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: testDatabase.url, STORAGE_DIR: storage, ...env },
    encoding: 'utf8',
  })
  return { status, stderr, answer: () => answerSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')) }
}

const everything = () =>
  testDatabase.query(
    `SELECT (SELECT count(*) FROM app."User") AS users, (SELECT count(*) FROM app."ApiKey") AS keys,
            (SELECT count(*) FROM app."SizeMeasurement") AS sizes,
            (SELECT string_agg(id::text, ',' ORDER BY id) FROM app."CatalogueGarment") AS garments,
            (SELECT string_agg(id::text, ',' ORDER BY id) FROM app."WardrobeGarment") AS wardrobe`,
  )

describe('the demo seed', () => {
  it('refuses a production start, and says what it needs', () => {
    expect(seed({ NODE_ENV: 'production' })).toMatchObject({ status: 1, stderr: expect.stringContaining('production') })
    expect(seed({ DATABASE_URL: 'nonsense' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('DATABASE_URL must be'),
    })
  })

  it('makes people who can sign in, a key, a catalogue of every type and a wardrobe; again changes nothing but the key', {
    timeout: 60_000,
  }, async () => {
    const { users } = seed().answer()
    const before = await everything()
    const again = seed().answer()
    expect(again.users).toEqual(users)
    expect(await everything()).toEqual(before)
    expect(await testDatabase.query('SELECT "secretHash" FROM app."ApiKey"')).toEqual([
      { secretHash: hashApiKey(again.apiKey) },
    ])

    const database = createDatabase(testDatabase.webUrl)
    const ports = {
      users: createUserStore(database),
      rateCounters: createRateCounters(database),
      passwords: { hash: () => Promise.reject(new Error('unused')), verify: verifyPassword, noPasswordHash },
      now: () => new Date(),
    }
    const roles: Record<string, string> = {}
    for (const [key, credentials] of Object.entries(users)) {
      const outcome = await verifyCredentials(ports, { clientAddress: '127.0.0.1' }, credentials)
      roles[key] = outcome.ok ? outcome.value.role : outcome.error.code
    }
    expect(roles).toEqual({ customer: 'CUSTOMER', creator: 'CREATOR', admin: 'ADMIN' })

    const catalogue = createCatalogueStore(database)
    const types = new Set<string>()
    for (const { brand, slug } of await catalogue.listPublished(10)) {
      const found = await catalogue.findCollection(brand.slug, slug, null)
      for (const garment of found?.collection.garments ?? []) {
        types.add(garment.garmentType)
        const photo = await catalogue.findPhoto(garment.photoId ?? '', null)
        expect(photo?.visibility.isPublic, garment.slug).toBe(true)
        expect((await stat(join(storage, photo?.storageKey ?? ''))).size, garment.slug).toBeGreaterThan(10_000)
        expect(garment.sizes.length, garment.slug).toBeGreaterThan(1)
        for (const size of garment.sizes)
          expect(Object.keys(size.dimensions).length, `${garment.slug} ${size.label}`).toBeGreaterThan(1)
      }
    }
    expect([...types].sort()).toEqual([...garmentTypeNames].sort())

    const customer = await ports.users.findByEmail(users.customer.email)
    const garments = await createWardrobeStore(database).list(customer?.id ?? '', 10, null, null)
    expect(new Set(garments.map(({ garmentType }) => garmentType)).size).toBe(2)
    for (const { id } of garments) expect(await readdir(join(storage, 'wardrobe', id))).toEqual(['photo.jpg'])
    await database.close()
  })
})
