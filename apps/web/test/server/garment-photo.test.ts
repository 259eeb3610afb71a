import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, createScanReads, createWardrobeStore } from '@fitsize/db'
import { createLocalPhotoStore } from '@fitsize/storage'
import { createTestDatabase, makeScan, makeUser, makeWardrobeGarment } from '@fitsize/testing'
import { putGarmentPhoto, readGarmentPhoto, removeGarmentPhoto, saveScan } from '@fitsize/usecases'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyPhoto } from '@/server/copy-photo'

async function open() {
  const test = await createTestDatabase()
  const database = createDatabase(test.webUrl)
  const folder = await mkdtemp(join(tmpdir(), 'fitsize-photo-'))
  return {
    test,
    ports: {
      wardrobe: createWardrobeStore(database),
      scans: createScanReads(database.pool),
      photos: createLocalPhotoStore(folder),
      copyPhoto,
      now: () => new Date(),
      newId: randomUUID,
    },
    close: async () => {
      await database.close()
      await test.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let house: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  house = await open()
})
afterAll(() => house.close())

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'teal' } })

describe('a photo for a garment measured by hand', () => {
  it('is kept upright, smaller and without what it tells of the place', async () => {
    const { test, ports } = house
    const ada = await makeUser(test)
    const { id } = await makeWardrobeGarment(test, ada)
    const bytes = await picture(2400, 1200)
      .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(await putGarmentPhoto(ports, ada.actor, id, bytes)).toMatchObject({ ok: true })
    const read = await readGarmentPhoto(ports, ada.actor, id)
    if (!read.ok) throw new Error('There is no photo.')
    const { format, width, height, exif } = await sharp(read.value).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 800, height: 1600, exif: undefined })
  })

  it('takes the place of the one before, and goes without leaving a file', async () => {
    const { test, ports } = house
    const ada = await makeUser(test)
    const { id } = await makeWardrobeGarment(test, ada)
    const put = async (width: number) =>
      await putGarmentPhoto(ports, ada.actor, id, await picture(width, 300).png().toBuffer())
    await put(300)
    const first = (await ports.wardrobe.handle(id))?.photoKey ?? ''
    await put(400)
    expect(await ports.photos.get(first)).toBeNull()
    const second = (await ports.wardrobe.handle(id))?.photoKey ?? ''
    expect(await removeGarmentPhoto(ports, ada.actor, id)).toMatchObject({ ok: true })
    expect(await ports.photos.get(second)).toBeNull()
    expect(await readGarmentPhoto(ports, ada.actor, id)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('is not for somebody else’s garment, nor for one that was measured from its photo', async () => {
    const { test, ports } = house
    const [ada, eve] = [await makeUser(test), await makeUser(test, { role: 'ADMIN' })]
    const { id } = await makeWardrobeGarment(test, ada)
    const bytes = await picture(300, 300).jpeg().toBuffer()
    expect(await putGarmentPhoto(ports, eve.actor, id, bytes)).toMatchObject({ error: { code: 'not-found' } })

    const scan = await makeScan(test, { subject: `user:${ada.id}` })
    if (scan.photoKey !== null) await ports.photos.put(scan.photoKey, bytes)
    const saved = await saveScan(ports, ada.actor, null, { scanId: scan.id, name: 'Measured' })
    if (!saved.ok) throw new Error(saved.error.code)
    expect(await putGarmentPhoto(ports, ada.actor, saved.value.garmentId, bytes)).toMatchObject({
      error: { code: 'conflict' },
    })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'photo-empty'],
    ['text', Buffer.from('This is a shopping list.'), 'photo-format-unsupported'],
    [
      'a drawing',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      'photo-format-unsupported',
    ],
  ])('is not %s', async (_, bytes, code) => {
    const { test, ports } = house
    const ada = await makeUser(test)
    const { id } = await makeWardrobeGarment(test, ada)
    expect(await putGarmentPhoto(ports, ada.actor, id, bytes)).toMatchObject({ error: { code } })
  })

  it('is not half of one', async () => {
    const whole = await readFile(new URL('../../public/catalogue/check-shirt.jpg', import.meta.url))
    expect(await copyPhoto(whole.subarray(0, whole.length / 2))).toMatchObject({ error: { code: 'photo-unreadable' } })
  })
})
