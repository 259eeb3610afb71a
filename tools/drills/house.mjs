// What drills break: PostgreSQL, TorchServe and some gateways as `npm run up` starts them and keeps them running, on ports
// and data of their own, the photos on a small disk of their own. Until SIGTERM, or until whoever started it has gone.
//   node tools/drills/house.mjs FOLDER SETTINGS
// Writes FOLDER/ready.json when it can be used, and FOLDER/records/NAME.json with the process that each part has now.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '../network/ports.mjs'
import { root, virtualPython } from '../places.mjs'
import { createSupervisor } from '../process/supervisor.mjs'
import { gatewayPart } from '../services/applications.mjs'
import { databasePart, databaseUrl } from '../services/database.mjs'
import { inferencePart } from '../services/inference.mjs'
import { migrate } from '../services/migrations.mjs'
import { applicationEnvironments } from '../up/environment.mjs'
import { demoSecrets } from '../up/secrets.mjs'
import { mountSmallDisk } from './small-disk.mjs'

/** @typedef {{ gateways: number, photoMegabytes: number, environment: Record<string, string> }} HouseSettings */

const [folder = '', text = ''] = process.argv.slice(2)
/** @type {HouseSettings} */
const settings = JSON.parse(text)
const { TEST_JAVA: java = '', TEST_MODEL_STORE: modelStore = '' } = process.env
const log = (/** @type {string} */ name) => join(folder, 'logs', `${name}.log`)
const say = (/** @type {string} */ line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`)
const stopped = new Promise((done) => {
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => done(signal))
  process.once('disconnect', () => done('disconnect'))
})

mkdirSync(folder, { recursive: true, mode: 0o755 })
rmSync(join(folder, 'ready.json'), { force: true })
const supervisor = createSupervisor({ records: join(folder, 'records'), say })
const disk = mountSmallDisk(`${folder}-disk`, settings.photoMegabytes)
try {
  const [torchserve = 0, torchserveManagement = 0, torchserveMetrics = 0, postgres = 0, ...gateways] = await freePorts(
    4 + settings.gateways,
  )
  const env = { ...process.env, ...settings.environment }
  await supervisor.start(
    databasePart({
      dataDir: join(folder, 'postgres'),
      port: postgres,
      logFile: log('postgres'),
      durable: true,
      environment: {},
    }),
  )
  const owner = databaseUrl(postgres, 'fitsize')
  await migrate({ root, url: owner, env, logFile: log('setup'), say })
  await supervisor.start(
    await inferencePart({
      java,
      python: virtualPython,
      modelStore,
      workFolder: join(folder, 'torchserve'),
      ports: { inference: torchserve, management: torchserveManagement, metrics: torchserveMetrics },
      logFile: log('torchserve'),
      setUpLog: log('setup'),
      env,
    }),
  )
  const secrets = demoSecrets(join(folder, 'secrets.json'))
  const parts = gateways.map((port, index) => {
    const ports = { web: 0, gateway: port, torchserve, torchserveManagement, torchserveMetrics, postgres }
    const name = `gateway-${index + 1}`
    const environment = applicationEnvironments({
      ports,
      secrets,
      storage: disk.folder,
      outbox: join(folder, 'outbox'),
      env,
    }).gateway
    return { ...gatewayPart({ port, env: environment, logFile: log(name) }), name }
  })
  for (const part of parts) await supervisor.start(part)
  const ready = {
    gateways: gateways.map((port, index) => ({ name: `gateway-${index + 1}`, url: `http://127.0.0.1:${port}` })),
    management: `http://127.0.0.1:${torchserveManagement}`,
    databaseUrl: owner,
    photos: disk.folder,
    actorTokenSecret: secrets.actorTokenSecret,
  }
  writeFileSync(join(folder, 'ready.json.new'), JSON.stringify(ready), { mode: 0o600 })
  renameSync(join(folder, 'ready.json.new'), join(folder, 'ready.json'))
  say('ready')
  await stopped
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
} finally {
  await supervisor.stopAll()
  disk.unmount()
}
process.exit()
