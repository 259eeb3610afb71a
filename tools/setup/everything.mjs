// From a fresh clone to something that can be started.
import { existsSync } from 'node:fs'
import { inferenceFolder, root, virtualEnvironment, virtualPython } from '../places.mjs'
import { buildApplications, buildGateway, exportModels, generateDatabaseClient } from './build.mjs'
import { requireDiskSpace } from './disk-space.mjs'
import { provideJava } from './java.mjs'
import { installNpmPackages } from './npm-packages.mjs'
import { installPythonPackages } from './python-packages.mjs'

/** Measured on Linux x64 with the CPU build of PyTorch: 1.3 GB node_modules, 1.6 GB Python, 0.6 GB build and data. */
const neededAtFirst = 6e9
const neededLater = 0.5e9

/** How many steps setting up for a start shows. */
export const setUpSteps = 7

/**
 * @typedef {object} SetUpOptions
 * @property {import('../terminal/steps.mjs').Steps} steps
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile
 */

/**
 * Installs the packages of both languages.
 * @param {SetUpOptions & { development: boolean }} options development: also what tests and checks need
 */
export async function install({ steps, development, env, logFile }) {
  await steps.step('Disk space', () => {
    const installed = existsSync(`${root}/node_modules/.package-lock.json`) && existsSync(virtualPython)
    requireDiskSpace(root, installed ? neededLater : neededAtFirst)
  })
  await steps.step('JavaScript packages', (say) => installNpmPackages({ root, env, logFile, say }))
  await steps.step('Python packages', (say) =>
    installPythonPackages({ service: inferenceFolder, venv: virtualEnvironment, development, env, logFile, say }),
  )
  await steps.step('Database client', (say) => generateDatabaseClient({ root, env, logFile, say }))
}

/** Builds gateway and web. @param {SetUpOptions & { webBuild?: string }} options webBuild: folder in apps/web */
export async function build({ steps, env, logFile, webBuild }) {
  await steps.step('Build', (say) => buildApplications({ root, env, logFile, say, webBuild }))
}

/** Builds the gateway alone. @param {SetUpOptions} options */
export async function buildGatewayOnly({ steps, env, logFile }) {
  await steps.step('Build', (say) => buildGateway({ root, env, logFile, say }))
}

/**
 * Makes what TorchServe needs.
 * @param {SetUpOptions & { modelStore: string, original?: import('../up/settings.mjs').OriginalNetwork | undefined }} options
 * @returns {Promise<{ java: string, python: string, modelStore: string }>}
 */
export async function prepareInference({ steps, env, logFile, modelStore, original }) {
  const shared = { service: inferenceFolder, python: virtualPython, env, logFile }
  const java = await steps.step('Java', (say) => provideJava({ ...shared, say }))
  await steps.step('Models', (say) => exportModels({ ...shared, root, modelStore, original, say }))
  return { java, python: virtualPython, modelStore }
}
