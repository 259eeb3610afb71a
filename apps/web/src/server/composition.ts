import 'server-only'
import { randomUUID } from 'node:crypto'
import {
  createAccountRecords,
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
  type JobRunnerOptions,
  runJobs,
} from '@fitsize/db'
import { hashLinkSecret, hashPassword, newLinkSecret, noPasswordHash, verifyPassword } from '@fitsize/identity'
import { createLocalPhotoStore } from '@fitsize/storage'
import { environment } from '@/env'
import { createMailer } from './mail/create-mailer'
import { createScanEraser } from './scan-eraser'

/** Everything behind the use cases' ports, put together once per process. */
function compose() {
  const settings = environment()
  const { DATABASE_URL, STORAGE_DIR } = settings
  const database = createDatabase(DATABASE_URL)
  return {
    users: createUserStore(database),
    sessions: createSessionStore(database),
    tokens: createTokenStore(database),
    linkSecrets: { make: newLinkSecret, hashOf: hashLinkSecret },
    consents: createConsentStore(database),
    records: createAccountRecords(database),
    jobs: createJobs(database),
    runJobs: (options: JobRunnerOptions) => runJobs(database, options),
    mailer: createMailer(settings),
    scanEraser: createScanEraser(settings),
    rateCounters: createRateCounters(database),
    wardrobe: createWardrobeStore(database),
    catalogue: createCatalogueStore(database),
    favourites: createFavouriteStore(database),
    ...createStudioStores(database),
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
