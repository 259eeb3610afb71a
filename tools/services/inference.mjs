// TorchServe with both models.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../network/ports.mjs'
import { Problem } from '../problem.mjs'
import { programPart } from './part.mjs'

/**
 * @typedef {object} InferenceOptions
 * @property {string} java
 * @property {string} python of the service's environment
 * @property {string} modelStore
 * @property {string} workFolder for its configuration
 * @property {{ inference: number, management: number, metrics: number }} ports
 * @property {string} logFile
 * @property {NodeJS.ProcessEnv} env
 */

export const modelNames = ['keypoints', 'marker']

/** @param {InferenceOptions} options @returns {Promise<import('../process/supervisor.mjs').Part>} */
export async function inferencePart({ java, python, modelStore, workFolder, ports, logFile, env }) {
  const packages = sitePackages(python)
  const configuration = join(workFolder, 'config.properties')
  // It opens two gRPC ports whether they are wanted or not.
  const [grpcInference, grpcManagement] = await freePorts(2)
  const properties = {
    inference_address: `http://127.0.0.1:${ports.inference}`,
    management_address: `http://127.0.0.1:${ports.management}`,
    metrics_address: `http://127.0.0.1:${ports.metrics}`,
    grpc_inference_address: '127.0.0.1',
    grpc_management_address: '127.0.0.1',
    grpc_inference_port: grpcInference,
    grpc_management_port: grpcManagement,
    // Only the gateway talks to it, over the loopback; its tokens change at every start and expire after an hour.
    disable_token_authorization: true,
    enable_envvars_config: true,
    allowed_urls: `file://${modelStore}/.*`,
    install_py_dep_per_model: false,
    max_request_size: 33554432,
    max_response_size: 8388608,
  }
  const sockets = socketFolder(workFolder)
  mkdirSync(workFolder, { recursive: true })
  writeFileSync(
    configuration,
    Object.entries(properties)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  return programPart({
    name: 'torchserve',
    // The JVM itself, not the Python launcher: that one ends alone when it is told to end.
    program: java,
    args: [
      `-Dmodel_server_home=${packages}`,
      `-Djava.io.tmpdir=${sockets}`,
      '-Xmx512m',
      '-cp',
      `${join(packages, 'ts/frontend')}/*`,
      'org.pytorch.serve.ModelServer',
      '--python',
      python,
      '-f',
      configuration,
      '-s',
      modelStore,
      '-ncs',
      '-m',
      'all',
    ],
    cwd: workFolder,
    env: {
      ...env,
      TMPDIR: sockets,
      TS_OPEN_INFERENCE_PROTOCOL: 'oip',
      OMP_NUM_THREADS: '1',
      LOG_LOCATION: workFolder,
      METRICS_LOCATION: workFolder,
    },
    logFile,
    isReady: () => modelsReady(ports.management),
    readyWithinMs: 180_000,
    graceMs: 10_000,
  })
}

/**
 * Whether every model has a worker that has loaded it; the server itself says it is well long before.
 * @param {number} managementPort
 */
export async function modelsReady(managementPort) {
  const ready = await Promise.all(modelNames.map((name) => modelReady(managementPort, name)))
  return ready.every(Boolean)
}

/** @param {number} port @param {string} name */
async function modelReady(port, name) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/models/${name}`, { signal: AbortSignal.timeout(5_000) })
    const versions = /** @type {{ workers?: { status: string }[] }[]} */ (await answer.json())
    const workers = versions[0]?.workers ?? []
    return workers.length > 0 && workers.every(({ status }) => status === 'READY')
  } catch {
    return false
  }
}

/** Workers listen on Unix sockets there, whose paths may have about 100 characters: a clone's own folder can be too deep. @param {string} key */
function socketFolder(key) {
  const folder = join(tmpdir(), `fitsize-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** @param {string} python */
function sitePackages(python) {
  const { status, stdout } = spawnSync(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], {
    encoding: 'utf8',
  })
  if (status === 0) return stdout.trim()
  throw new Problem(
    'The Python environment of the inference service does not run.',
    'Delete services/inference/.venv and start again: it is made anew.',
  )
}
