import { type IDBPDatabase, openDB } from 'idb'
import { type KeptPhoto, keptPhotoSchema } from './kept-photo'
import { photoDatabase } from './photo-database'

const storeName = 'photos'

/** Where photos stay on this device until they can be sent: the only place, and nothing else is in it. */
export type PhotoStore = {
  /** Oldest first. */
  readonly all: () => Promise<readonly KeptPhoto[]>
  readonly put: (photo: KeptPhoto) => Promise<void>
  readonly erase: (key: string) => Promise<void>
  readonly eraseAll: () => Promise<void>
}

/** @throws where the browser gives pages no storage, as some do in private windows */
export async function openPhotoStore(): Promise<PhotoStore> {
  const database = await openDB(photoDatabase, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore(storeName, { keyPath: 'key' })
    },
    // Another page wants a newer version of it: this one must not hold that up.
    blocking: (_present, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  return storeIn(database)
}

function storeIn(database: IDBPDatabase): PhotoStore {
  return {
    async all() {
      const rows: readonly unknown[] = await database.getAll(storeName)
      // What an older version of this page wrote, and this one cannot read, is left alone.
      return rows
        .flatMap((row) => {
          const photo = keptPhotoSchema.safeParse(row)
          return photo.success ? [photo.data] : []
        })
        .toSorted((one, other) => one.keptAt - other.keptAt)
    },
    async put(photo) {
      await database.put(storeName, photo)
    },
    async erase(key) {
      await database.delete(storeName, key)
    },
    async eraseAll() {
      await database.clear(storeName)
    },
  }
}
