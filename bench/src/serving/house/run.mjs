// Gateway, TorchServe and PostgreSQL as `npm run up` starts them, on ports and data of their own, until SIGTERM.
// Writes FOLDER/ready.json when they can be used.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePorts } from '../../../../tools/network/ports.mjs'
import { inferenceFolder, root, virtualPython } from '../../../../tools/places.mjs'
import { startPostgres } from '../../../../tools/postgres.mjs'
import { createSupervisor } from '../../../../tools/process/supervisor.mjs'
import { gatewayPart } from '../../../../tools/services/applications.mjs'
import { inferencePart } from '../../../../tools/services/inference.mjs'
import { exportModels } from '../../../../tools/setup/build.mjs'
import { provideJava } from '../../../../tools/setup/java.mjs'
import { environment } from '../../env'

const [folder = ''] = process.argv.slice(2)
const log = (/** @type {string} */ name) => join(folder, `${name}.log`)
const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n`)
const stopped = new Promise((done) => {
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => done(signal))
})

const setUp = { env: environment, logFile: log('setup'), say }
const java = await provideJava({ service: inferenceFolder, python: virtualPython, ...setUp })
const modelStore = join(root, '.data/bench/serving/model-store')
await exportModels({ root, service: inferenceFolder, python: virtualPython, modelStore, ...setUp })

const records = join(folder, 'records')
const supervisor = createSupervisor({ records, restart: false, say })
const postgres = await startPostgres({ dataDir: join(folder, 'data'), logFile: log('postgres'), durable: true })
let dropDatabase = async () => {}
try {
  environment.TEST_DATABASE_URL = postgres.url
  const { createTestDatabase, makeApiKey, makeUser } = await import('@fitsize/testing')
  const database = await createTestDatabase()
  dropDatabase = database.drop
  const user = await makeUser(database, { role: 'CREATOR' })
  const { secret } = await makeApiKey(database, user, { quotaClass: 'creator' })
  const [inference = 0, management = 0, metrics = 0, port = 0] = await freePorts(4)
  await supervisor.start(
    await inferencePart({
      java,
      python: virtualPython,
      modelStore,
      workFolder: join(folder, 'torchserve'),
      ports: { inference, management, metrics },
      logFile: log('torchserve'),
      setUpLog: log('setup'),
      env: environment,
    }),
  )
  await supervisor.start(
    gatewayPart({
      port,
      logFile: log('gateway'),
      env: {
        ...environment,
        DATABASE_URL: database.gatewayUrl,
        STORAGE_DIR: join(folder, 'photos'),
        INFERENCE_URL: `http://127.0.0.1:${inference}`,
        TORCHSERVE_MANAGEMENT_URL: `http://127.0.0.1:${management}`,
        ACTOR_TOKEN_SECRET: 'only for the bench, forty characters or so',
        // The original's call, for JMeter.
        GATEWAY_LEGACY_API_KEY: secret,
        GATEWAY_QUOTAS: 'creator=1000000@1000000',
        LOG_LEVEL: 'warn',
      },
    }),
  )
  const pidOf = async (/** @type {string} */ name) =>
    JSON.parse(await readFile(join(records, `${name}.json`), 'utf8')).pid
  const ready = {
    url: `http://127.0.0.1:${port}`,
    apiKey: secret,
    inference: `http://127.0.0.1:${inference}`,
    management: `http://127.0.0.1:${management}`,
    pids: { postgres: postgres.pid, torchserve: await pidOf('torchserve'), gateway: await pidOf('gateway') },
  }
  await writeFile(join(folder, 'ready.json.new'), JSON.stringify(ready))
  await rename(join(folder, 'ready.json.new'), join(folder, 'ready.json'))
  say(JSON.stringify(ready))
  await stopped
} finally {
  await supervisor.stopAll()
  // Its connections are closed first: cut off, they would end this process.
  await dropDatabase()
  await postgres.stop()
  await rm(postgres.dataDir, { recursive: true, force: true })
}
process.exit(0)
