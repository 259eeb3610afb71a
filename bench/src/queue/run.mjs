// Measures the scan queue on a PostgreSQL of its own, durable as in production.
//   npm run queue -w @fitsize/bench -- [--rows 10000,100000] [--pickups 300] [--rounds 200] [--output FILE]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../../tools/postgres.mjs'
import { environment } from '../env'

const folder = await mkdtemp(join(tmpdir(), 'fitsize-queue-'))
const server = await startPostgres({ dataDir: join(folder, 'data'), durable: true })
try {
  environment.TEST_DATABASE_URL = server.url
  await import('./main')
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
  await rm(server.dataDir, { recursive: true, force: true })
}
