import { randomUUID } from 'node:crypto'
import { createLocalPhotoStore } from '@fitsize/storage'
import { makeApiKey, makeBrand, makeScan, makeUser, makeWardrobeGarment } from '@fitsize/testing'
import { changeConsent, type ExportedFile, exportAccount } from '@fitsize/usecases'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccountRecords, createScanReads } from '../../src'
import { openAccounts } from './people'

let house: Awaited<ReturnType<typeof openAccounts>>
beforeAll(async () => {
  house = await openAccounts()
})
afterAll(async () => await house.close())

const ports = () => ({
  ...house.ports,
  records: createAccountRecords(house.database),
  scans: createScanReads(house.database.pool),
  photos: createLocalPhotoStore(house.folder),
})

async function contentOf({ content }: ExportedFile): Promise<string> {
  let text = ''
  for await (const part of content) text += typeof part === 'string' ? part : `${part.length} bytes`
  return text
}

async function exported(actor: Parameters<typeof exportAccount>[1]): Promise<Map<string, string>> {
  const files = await exportAccount(ports(), actor)
  if (!files.ok) throw new Error(files.error.code)
  const contents = new Map<string, string>()
  for await (const file of files.value) contents.set(file.path, await contentOf(file))
  return contents
}

it('holds everything of one person, page after page, and nothing of another', async () => {
  const ada = await makeUser(house.testDatabase, { name: 'Ada' })
  const other = await makeUser(house.testDatabase)
  const key = await makeApiKey(house.testDatabase, ada)
  const { photos } = ports()
  await makeWardrobeGarment(house.testDatabase, other)
  await makeScan(house.testDatabase, { subject: `user:${other.id}` })
  const garments: string[] = []
  // More than a page, several of one moment.
  for (let count = 0; count < 120; count++) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, Math.floor(count / 7)))
    const removed = count % 10 === 0 ? { deletedAt: createdAt } : {}
    const photoKey = count === 60 ? 'wardrobe/one.jpg' : null
    garments.push((await makeWardrobeGarment(house.testDatabase, ada, { createdAt, photoKey, ...removed })).id)
  }
  await photos.put('wardrobe/one.jpg', new Uint8Array(1234))
  const scan = await makeScan(house.testDatabase, { subject: `user:${ada.id}` })
  await photos.put(scan.photoKey ?? '', new Uint8Array(77))
  const ofKey = await makeScan(house.testDatabase, { subject: `key:${key.id}`, photoKey: null })
  await changeConsent(house.ports, ada.actor, true)
  const brand = await makeBrand(house.testDatabase, ada, { name: 'Hers' })
  await house.ports.invitations.put(
    {
      id: randomUUID(),
      brandId: (await makeBrand(house.testDatabase, other)).id,
      email: ada.email,
      role: 'VIEWER',
      createdAt: new Date(),
      expiresAt: new Date(),
    },
    { jobs: [] },
  )

  const files = await exported(ada.actor)
  const document = (name: string) => JSON.parse(files.get(name) ?? 'null')
  expect(document('profile.json')).toMatchObject({ id: ada.id, name: 'Ada', email: ada.email })
  expect(
    document('wardrobe.json')
      .map(({ id }: { id: string }) => id)
      .toSorted(),
  ).toEqual(garments.toSorted())
  expect(document('wardrobe.json')[0].revisions[0].values[0]).toMatchObject({ dimension: 'chest', valueTenthsMm: 5080 })
  expect(document('scans.json').map(({ id }: { id: string }) => id)).toEqual([scan.id, ofKey.id])
  expect(document('scans.json')[0].result.findings.dimensions.chest.cm).toBe(50.8)
  expect(document('consents.json')).toMatchObject([{ granted: true, version: 1 }])
  expect(document('api-keys.json')).toMatchObject([{ id: key.id }])
  expect(document('brands.json')).toMatchObject([{ role: 'OWNER', brand: { id: brand.id, name: 'Hers' } }])
  expect(document('invitations.json')).toMatchObject([{ email: ada.email, role: 'VIEWER' }])
  expect(files.get(`photos/wardrobe/${garments[60]}.jpg`)).toBe('1234 bytes')
  expect(files.get(`photos/scans/${scan.id}.jpg`)).toBe('77 bytes')
  expect([...files.values()].join('')).not.toMatch(/argon2|secretHash|passwordHash/)
})

it('of somebody who has nothing yet is complete, too, and bounded in number', async () => {
  const ada = await makeUser(house.testDatabase)
  const files = await exported(ada.actor)
  expect([...files.keys()].toSorted()).toEqual(
    [
      ...['api-keys', 'brands', 'consents', 'favourites', 'garment-changes', 'invitations', 'photo-reports'],
      ...['profile', 'scans', 'sessions', 'wardrobe', 'wishes'],
    ].map((name) => `${name}.json`),
  )
  expect([files.get('wardrobe.json'), files.get('scans.json')]).toEqual(['[]\n', '[]\n'])
  for (let count = 0; count < 5; count++) await exported(ada.actor)
  await expect(exported(ada.actor)).rejects.toThrow('rate-limited')
})
