// Measures the search for what fits on a PostgreSQL of its own, durable as in production.
//   npm run matching -w @fitsize/bench -- [--data FOLDER] [--sizes 10000,100000,1000000] [--seconds 10] [--output FILE]
// With --data the loaded catalogues stay in the folder for the next run; loading a million sizes takes minutes. Delete the
// folder after a migration of the catalogue.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startPostgres } from '../../../tools/postgres.mjs'
import { environment, typedIn } from '../env'
import { options } from './options'

const kept = options.data === undefined ? null : resolve(typedIn, options.data)
const folder = kept ?? (await mkdtemp(join(tmpdir(), 'fitsize-matching-')))
const server = await startPostgres({ dataDir: join(folder, 'data'), durable: true, sharedBuffers: '2GB' })
try {
  environment.TEST_DATABASE_URL = server.url
  await import('./main')
} finally {
  await server.stop()
  if (kept === null) {
    await rm(folder, { recursive: true, force: true })
    await rm(server.dataDir, { recursive: true, force: true })
  }
}
