import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PhotoStore } from '@fitsize/usecases'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLocalPhotoStore } from '../src'

let folder: string
let store: PhotoStore
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (value: Uint8Array | null): string | null => (value === null ? null : new TextDecoder().decode(value))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fitsize-storage-'))
  store = createLocalPhotoStore(join(folder, 'photos'))
})
afterEach(async () => await rm(folder, { recursive: true }))

const listed = async (below: string): Promise<string[]> => {
  const keys = []
  for await (const { key } of store.list(below)) keys.push(key)
  return keys.sort()
}

describe('local photo store', () => {
  test('gives back what was put, replaces it, and leaves nothing beside it', async () => {
    await store.put('scans/a/working.jpg', bytes('one'))
    await store.put('scans/a/working.jpg', bytes('two'))
    expect(text(await store.get('scans/a/working.jpg'))).toBe('two')
    expect(await readdir(join(folder, 'photos/scans/a'))).toEqual(['working.jpg'])
  })

  test('says null for what is not there, and deletes it all the same', async () => {
    expect(await store.get('scans/none.jpg')).toBeNull()
    await store.delete('scans/none.jpg')
    expect(await store.copy('scans/none.jpg', 'wardrobe/none.jpg')).toBe(false)
    expect(await listed('scans')).toEqual([])
  })

  test('a copy outlives its original', async () => {
    await store.put('scans/a.jpg', bytes('shirt'))
    expect(await store.copy('scans/a.jpg', 'wardrobe/b.jpg')).toBe(true)
    await store.delete('scans/a.jpg')
    expect(await store.get('scans/a.jpg')).toBeNull()
    expect(text(await store.get('wardrobe/b.jpg'))).toBe('shirt')
  })

  test('deleting takes the emptied folder away but no neighbour', async () => {
    await store.put('scans/a/working.jpg', bytes('1'))
    await store.put('scans/b/working.jpg', bytes('2'))
    await store.delete('scans/a/working.jpg')
    expect(await readdir(join(folder, 'photos/scans'))).toEqual(['b'])
  })

  test('lists keys with the time they were written, never a half-written file', async () => {
    const before = Date.now() - 2000
    await store.put('scans/a/working.jpg', bytes('1'))
    await store.put('wardrobe/x.jpg', bytes('2'))
    await writeFile(join(folder, 'photos/scans/a/.123.part'), 'half')
    const found = []
    for await (const entry of store.list('scans')) found.push(entry)
    expect(found.map(({ key }) => key)).toEqual(['scans/a/working.jpg'])
    expect(found[0]?.writtenAt.getTime()).toBeGreaterThan(before)
  })

  test('many writers of one key leave one whole file', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(50_000))
    await Promise.all(contents.map((content) => store.put('scans/a.jpg', bytes(content))))
    expect(contents).toContain(text(await store.get('scans/a.jpg')))
    expect(await listed('scans')).toEqual(['scans/a.jpg'])
  })

  test('putting and deleting in one folder at the same time loses nothing that was put', async () => {
    for (let round = 0; round < 20; round++) {
      await store.put('scans/a/one.jpg', bytes('1'))
      await Promise.all([store.delete('scans/a/one.jpg'), store.put('scans/a/two.jpg', bytes('2'))])
      expect(text(await store.get('scans/a/two.jpg'))).toBe('2')
      await store.delete('scans/a/two.jpg')
    }
  })

  test.each(['', '/etc/passwd', '../x', 'a/../../x', 'a//b', 'A.jpg', '.hidden', 'a\\b', 'a\0b', 'x'.repeat(600)])(
    'refuses the key %j',
    async (key) => {
      await expect(store.put(key, bytes('x'))).rejects.toThrow('is not a photo key')
      await expect(store.get(key)).rejects.toThrow('is not a photo key')
    },
  )

  test('what could not be put leaves nothing behind, neither a file nor its folder', async () => {
    // Longer than a file system takes.
    await expect(store.put(`scans/a/${'x'.repeat(300)}.jpg`, bytes('1'))).rejects.toThrow('ENAMETOOLONG')
    expect(await readdir(join(folder, 'photos/scans'))).toEqual([])
  })

  test('a store that cannot be written says so', async () => {
    await symlink('/dev/null', join(folder, 'blocked'))
    await expect(createLocalPhotoStore(join(folder, 'blocked')).put('scans/a.jpg', bytes('1'))).rejects.toThrow()
  })
})
