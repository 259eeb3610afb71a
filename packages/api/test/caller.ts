import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createBrandDoor,
  createCatalogueStore,
  createConsentStore,
  createDatabase,
  createFavouriteStore,
  createJobs,
  createRateCounters,
  createScanReads,
  createSessionStore,
  createSizeChartStore,
  createTokenStore,
  createUserStore,
  createWardrobeStore,
} from '@fitsize/db'
import { hashLinkSecret, hashPassword, noPasswordHash, type UserActor, verifyPassword } from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import type { Clock, PhotoStore } from '@fitsize/usecases'
import { type ApiContext, createCaller } from '../src'

export type TestApi = {
  readonly database: TestDatabase
  readonly photos: PhotoStore
  /** The API as somebody calls it; nobody is signed in unless told so. */
  readonly as: (who?: UserActor | null, rest?: Partial<ApiContext>) => ReturnType<typeof createCaller>
  readonly close: () => Promise<void>
}

/** The whole API over a database of its own, with the web application's rights, and photos in a temporary folder. */
export async function createTestApi(now: Clock = () => new Date()): Promise<TestApi> {
  const testDatabase = await createTestDatabase()
  const database = createDatabase(testDatabase.webUrl)
  const folder = await mkdtemp(join(tmpdir(), 'fitsize-api-'))
  const photos = createLocalPhotoStore(folder)
  const ports: ApiContext['ports'] = {
    users: createUserStore(database),
    sessions: createSessionStore(database),
    tokens: createTokenStore(database),
    linkSecrets: { hashOf: hashLinkSecret },
    consents: createConsentStore(database),
    jobs: createJobs(database),
    passwords: { hash: hashPassword, verify: verifyPassword, noPasswordHash },
    rateCounters: createRateCounters(database),
    wardrobe: createWardrobeStore(database),
    catalogue: createCatalogueStore(database),
    favourites: createFavouriteStore(database),
    brands: createBrandDoor(database),
    sizeCharts: createSizeChartStore(database),
    scans: createScanReads(database.pool),
    photos,
    now,
    newId: randomUUID,
  }
  return {
    database: testDatabase,
    photos,
    as: (user = null, rest = {}) =>
      createCaller({ ports, user, sessionId: null, guest: null, clientAddress: '203.0.113.1', ...rest }),
    close: async () => {
      await database.close()
      await testDatabase.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
