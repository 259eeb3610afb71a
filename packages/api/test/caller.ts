import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createCatalogueStore,
  createConsentStore,
  createDatabase,
  createFavouriteStore,
  createJobs,
  createRateCounters,
  createScanReads,
  createSessionStore,
  createStudioStores,
  createTokenStore,
  createUserStore,
  createWardrobeStore,
  type Database,
} from '@fitsize/db'
import {
  hashLinkSecret,
  hashPassword,
  newLinkSecret,
  noPasswordHash,
  type UserActor,
  verifyPassword,
} from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import type { Clock, PhotoStore } from '@fitsize/usecases'
import { type ApiContext, createCaller } from '../src'

export type TestApi = {
  readonly database: TestDatabase
  readonly photos: PhotoStore
  readonly ports: ReturnType<typeof portsOver>
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
  const ports = portsOver(database, photos, now)
  return {
    database: testDatabase,
    photos,
    ports,
    as: (user = null, rest = {}) =>
      createCaller({ ports, user, sessionId: null, guest: null, clientAddress: '203.0.113.1', ...rest }),
    close: async () => {
      await database.close()
      await testDatabase.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The real stores, and what the web application's composition root gives beside them. */
const portsOver = (database: Database, photos: PhotoStore, now: Clock) => ({
  users: createUserStore(database),
  sessions: createSessionStore(database),
  tokens: createTokenStore(database),
  linkSecrets: { make: newLinkSecret, hashOf: hashLinkSecret },
  consents: createConsentStore(database),
  jobs: createJobs(database),
  passwords: { hash: hashPassword, verify: verifyPassword, noPasswordHash },
  rateCounters: createRateCounters(database),
  wardrobe: createWardrobeStore(database),
  catalogue: createCatalogueStore(database),
  favourites: createFavouriteStore(database),
  ...createStudioStores(database),
  scans: createScanReads(database.pool),
  photos,
  now,
  newId: randomUUID,
})
