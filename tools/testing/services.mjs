// What the tests talk to: a PostgreSQL and a TorchServe of their own, and for the browser the whole product.
import { join } from 'node:path'
import { freePorts } from '../network/ports.mjs'
import { inferenceFolder, root, virtualPython } from '../places.mjs'
import { markOf } from '../process/records.mjs'
import { gatewayPart, webPart } from '../services/applications.mjs'
import { databasePart, databaseUrl } from '../services/database.mjs'
import { inferencePart } from '../services/inference.mjs'
import { migrate } from '../services/migrations.mjs'
import { mlserverPart } from '../services/mlserver.mjs'
import { seed } from '../services/seed.mjs'
import { runCommand } from '../setup/command.mjs'
import { installMlserver } from '../setup/mlserver.mjs'
import { applicationEnvironments } from '../up/environment.mjs'
import { demoSecrets } from '../up/secrets.mjs'
import { logOf, mlserverEnvironment, mlserverRepository, records, temporary } from './test-places.mjs'

/** @typedef {import('../up/settings.mjs').Ports} Ports */

/** @returns {Promise<Ports>} */
export async function testPorts() {
  const [web, gateway, torchserve, torchserveManagement, torchserveMetrics, postgres] = await freePorts(6)
  if (!web || !gateway || !torchserve || !torchserveManagement || !torchserveMetrics || !postgres)
    throw new Error('no free ports')
  return { web, gateway, torchserve, torchserveManagement, torchserveMetrics, postgres }
}

/**
 * @typedef {object} ServiceOptions
 * @property {import('../terminal/steps.mjs').Steps} steps
 * @property {import('../process/supervisor.mjs').Supervisor} supervisor
 * @property {Ports} ports
 * @property {NodeJS.ProcessEnv} env
 */

/** @param {ServiceOptions} options @returns {Promise<NodeJS.ProcessEnv>} what tests need to know */
export async function startDatabase({ steps, supervisor, ports }) {
  await steps.step('PostgreSQL', () =>
    supervisor.start(
      databasePart({
        dataDir: join(temporary, 'postgres'),
        port: ports.postgres,
        logFile: logOf('postgres'),
        durable: false,
        environment: markOf(records),
      }),
    ),
  )
  return { TEST_DATABASE_URL: databaseUrl(ports.postgres, 'postgres') }
}

/**
 * @param {ServiceOptions & { java: string, python: string, modelStore: string }} options
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function startInference({ steps, supervisor, ports, env, java, python, modelStore }) {
  await steps.step('TorchServe', async () =>
    supervisor.start(
      await inferencePart({
        java,
        python,
        modelStore,
        workFolder: join(temporary, 'torchserve'),
        ports: {
          inference: ports.torchserve,
          management: ports.torchserveManagement,
          metrics: ports.torchserveMetrics,
        },
        logFile: logOf('torchserve'),
        setUpLog: logOf('setup'),
        env,
      }),
    ),
  )
  return {
    INFERENCE_URL: `http://127.0.0.1:${ports.torchserve}`,
    TORCHSERVE_MANAGEMENT_URL: `http://127.0.0.1:${ports.torchserveManagement}`,
  }
}

/** @param {ServiceOptions} options @returns {Promise<NodeJS.ProcessEnv>} */
export async function startMlserver({ steps, supervisor, env }) {
  const logFile = logOf('setup')
  const program = await steps.step('MLServer’s packages', (say) =>
    installMlserver({
      service: inferenceFolder,
      python: virtualPython,
      venv: mlserverEnvironment,
      env,
      logFile,
      say,
    }),
  )
  const [http, grpc, metrics] = await freePorts(3)
  if (!http || !grpc || !metrics) throw new Error('no free ports')
  await steps.step('MLServer', async () => {
    const words = ['export', '--server', 'mlserver', '--output', mlserverRepository]
    await runCommand(virtualPython, ['-m', 'fitsize_inference', ...words], {
      what: 'Exporting the models for MLServer',
      cwd: inferenceFolder,
      env,
      logFile,
    })
    const ports = { http, grpc, metrics }
    return await supervisor.start(
      mlserverPart({ program, repository: mlserverRepository, ports, logFile: logOf('mlserver'), env }),
    )
  })
  return { MLSERVER_URL: `http://127.0.0.1:${http}` }
}

/** @param {ServiceOptions & { webBuild: string }} options @returns {Promise<NodeJS.ProcessEnv>} */
export async function startProduct({ steps, supervisor, ports, env, webBuild }) {
  const storage = join(temporary, 'photos')
  const outbox = join(temporary, 'outbox')
  const secrets = demoSecrets(join(temporary, 'secrets.json'))
  const environments = applicationEnvironments({ ports, secrets, storage, outbox, env })
  const url = databaseUrl(ports.postgres, 'fitsize')
  const shared = { root, url, env, logFile: logOf('setup') }
  await steps.step('Migrations', (say) => migrate({ ...shared, say }))
  await steps.step('Demo seed', (say) =>
    seed({ ...shared, storage, accountsFile: join(temporary, 'seeded.json'), say }),
  )
  await steps.step('Gateway', () =>
    supervisor.start(gatewayPart({ port: ports.gateway, env: environments.gateway, logFile: logOf('gateway') })),
  )
  await steps.step('Web', () =>
    supervisor.start(webPart({ port: ports.web, env: environments.web, logFile: logOf('web'), webBuild })),
  )
  return { FITSIZE_WEB_URL: environments.web.AUTH_URL, FITSIZE_OUTBOX: outbox, FITSIZE_PHOTOS: storage }
}
