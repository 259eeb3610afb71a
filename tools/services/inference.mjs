// TorchServe with both models.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../network/ports.mjs'
import { runCommand } from '../setup/command.mjs'
import { programPart } from './part.mjs'

/**
 * @typedef {object} InferenceOptions
 * @property {string} java
 * @property {string} python of the service's environment
 * @property {string} modelStore
 * @property {string} workFolder for its settings
 * @property {{ inference: number, management: number, metrics: number }} ports
 * @property {string} logFile
 * @property {string} setUpLog
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * What the service says about how it is started.
 * @typedef {{ command: string[], environment: Record<string, string>, directory: string, models: string[], management: string }} Launch
 */

/** @param {InferenceOptions} options @returns {Promise<import('../process/supervisor.mjs').Part>} */
export async function inferencePart({ java, python, modelStore, workFolder, ports, logFile, setUpLog, env }) {
  const [grpcInference, grpcManagement] = await freePorts(2)
  const settings = {
    store: modelStore,
    out: workFolder,
    temporary: socketFolder(workFolder),
    java,
    'inference-port': ports.inference,
    'management-port': ports.management,
    'metrics-port': ports.metrics,
    'grpc-inference-port': grpcInference,
    'grpc-management-port': grpcManagement,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const printed = await runCommand(python, ['-m', 'fitsize_inference', 'serve-config', ...args], {
    what: 'Preparing TorchServe',
    env,
    logFile: setUpLog,
  })
  /** @type {Launch} */
  const launch = JSON.parse(readFileSync(printed.trim(), 'utf8'))
  const [program = java, ...rest] = launch.command
  return programPart({
    name: 'torchserve',
    program,
    args: rest,
    cwd: launch.directory,
    env: { ...env, ...launch.environment },
    logFile,
    isReady: () => modelsReady(launch),
    readyWithinMs: 180_000,
    graceMs: 10_000,
  })
}

/** Whether every model has loaded in all its workers; the server says that it is well long before. @param {Launch} launch */
async function modelsReady({ management, models }) {
  const ready = await Promise.all(models.map((name) => workersReady(`${management}/models/${name}`)))
  return ready.every(Boolean)
}

/** @param {string} url */
async function workersReady(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    const versions = /** @type {{ workers?: { status: string }[] }[]} */ (await answer.json())
    const workers = versions[0]?.workers ?? []
    return workers.length > 0 && workers.every(({ status }) => status === 'READY')
  } catch {
    return false
  }
}

/**
 * The workers' Unix sockets are there, and their paths may have about 100 characters: a clone's own folder can be too deep.
 * @param {string} key one folder for each
 */
function socketFolder(key) {
  const folder = join(tmpdir(), `fitsize-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
