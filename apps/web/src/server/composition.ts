import 'server-only'
import { randomUUID } from 'node:crypto'
import {
  createCatalogueStore,
  createDatabase,
  createFavouriteStore,
  createRateCounters,
  createScanReads,
  createUserStore,
  createWardrobeStore,
} from '@fitsize/db'
import { hashPassword, noPasswordHash, verifyPassword } from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import { environment } from '@/env'

/** Everything behind the use cases' ports, put together once per process. */
function compose() {
  const { DATABASE_URL, STORAGE_DIR } = environment()
  const database = createDatabase(DATABASE_URL)
  return {
    users: createUserStore(database),
    rateCounters: createRateCounters(database),
    wardrobe: createWardrobeStore(database),
    catalogue: createCatalogueStore(database),
    favourites: createFavouriteStore(database),
    scans: createScanReads(database.pool),
    photos: createLocalPhotoStore(STORAGE_DIR),
    passwords: { hash: hashPassword, verify: verifyPassword, noPasswordHash },
    now: () => new Date(),
    newId: randomUUID,
  }
}

export type Ports = ReturnType<typeof compose>

let composed: Ports | undefined

/** The ports, made at the first request: a build has neither database nor settings. */
export function ports(): Ports {
  composed ??= compose()
  return composed
}
