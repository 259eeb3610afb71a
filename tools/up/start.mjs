import { root } from '../places.mjs'
import { markOf } from '../process/records.mjs'
import { gatewayPart, webPart } from '../services/applications.mjs'
import { databasePart, databaseUrl } from '../services/database.mjs'
import { inferencePart } from '../services/inference.mjs'
import { rotate } from '../services/log-files.mjs'
import { migrate } from '../services/migrations.mjs'
import { seed } from '../services/seed.mjs'
import { build, install, prepareInference } from '../setup/everything.mjs'
import { writeDemo } from './demo-file.mjs'
import {
  accountsFile,
  databaseFolder,
  demoFile,
  logOf,
  modelStore,
  outbox,
  records,
  secretsFile,
  storage,
  torchserveFolder,
} from './demo-places.mjs'
import { applicationEnvironments } from './environment.mjs'
import { demoSecrets } from './secrets.mjs'

/** How many steps follow the setting up. */
export const startSteps = 6

/**
 * @param {object} options
 * @param {import('../terminal/steps.mjs').Steps} options.steps
 * @param {import('../process/supervisor.mjs').Supervisor} options.supervisor
 * @param {import('./settings.mjs').Ports} options.ports
 * @param {import('./settings.mjs').OriginalNetwork} [options.original]
 * @param {NodeJS.ProcessEnv} options.env
 * @returns {Promise<import('./demo-file.mjs').Demo>}
 */
export async function startDemo({ steps, supervisor, ports, original, env }) {
  const logFile = logOf('setup')
  rotate(logFile)
  const shared = { steps, env, logFile }
  await install({ ...shared, development: false })
  await build(shared)
  const prepared = await prepareInference({ ...shared, modelStore, original })
  const environments = applicationEnvironments({
    ports,
    secrets: demoSecrets(secretsFile),
    storage,
    outbox,
    original,
    env,
  })
  const url = databaseUrl(ports.postgres, 'fitsize')

  // TorchServe takes longest, mostly waiting for PyTorch to load: it starts while the database is made ready.
  const inference = inferencePart({
    ...prepared,
    workFolder: torchserveFolder,
    ports: {
      inference: ports.torchserve,
      management: ports.torchserveManagement,
      metrics: ports.torchserveMetrics,
    },
    logFile: logOf('torchserve'),
    setUpLog: logFile,
    env,
  }).then(supervisor.start)
  // Its failure is told by its own step, further down.
  inference.catch(() => {})

  await steps.step('PostgreSQL', () =>
    supervisor.start(
      databasePart({
        dataDir: databaseFolder,
        port: ports.postgres,
        logFile: logOf('postgres'),
        durable: true,
        environment: markOf(records),
      }),
    ),
  )
  await steps.step('Migrations', (say) => migrate({ root, url, env, logFile, say }))
  const accounts = await steps.step('Demo seed', (say) => seed({ root, url, storage, accountsFile, env, logFile, say }))
  await steps.step('TorchServe', () => inference)
  await steps.step('Gateway', () =>
    supervisor.start(
      gatewayPart({
        port: ports.gateway,
        // The original's apps send no key; in the demo they act in the name of its own.
        env: { GATEWAY_LEGACY_API_KEY: accounts.apiKey, ...environments.gateway },
        logFile: logOf('gateway'),
      }),
    ),
  )
  await steps.step('Web', () =>
    supervisor.start(webPart({ port: ports.web, env: environments.web, logFile: logOf('web') })),
  )
  const demo = {
    web: `http://localhost:${ports.web}`,
    gateway: `http://127.0.0.1:${ports.gateway}`,
    ...accounts,
  }
  writeDemo(demoFile, demo)
  return demo
}
