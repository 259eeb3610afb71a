// From a fresh clone to something that can be started.
import { existsSync } from 'node:fs'
import { inferenceFolder, root, virtualEnvironment, virtualPython } from '../places.mjs'
import { buildApplications, exportModels, generateDatabaseClient } from './build.mjs'
import { requireDiskSpace } from './disk-space.mjs'
import { provideJava } from './java.mjs'
import { installNpmPackages } from './npm-packages.mjs'
import { installPythonPackages } from './python-packages.mjs'

/** Measured on Linux x64 with the CPU build of PyTorch: 1.3 GB node_modules, 1.6 GB Python, 0.6 GB build and data. */
const neededAtFirst = 6e9
const neededLater = 0.5e9

/** How many steps `setUp` shows. */
export const setUpSteps = 7

/**
 * @param {object} options
 * @param {import('../terminal/steps.mjs').Steps} options.steps
 * @param {boolean} options.development also what tests and checks need
 * @param {string} options.modelStore
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logFile
 * @returns {Promise<{ java: string, python: string }>}
 */
export async function setUp({ steps, development, modelStore, env, logFile }) {
  const shared = { root, env, logFile }
  await steps.step('Disk space', () => {
    const installed = existsSync(`${root}/node_modules/.package-lock.json`) && existsSync(virtualPython)
    requireDiskSpace(root, installed ? neededLater : neededAtFirst)
  })
  await steps.step('JavaScript packages', (say) => installNpmPackages({ ...shared, say }))
  await steps.step('Python packages', (say) =>
    installPythonPackages({ service: inferenceFolder, venv: virtualEnvironment, development, env, logFile, say }),
  )
  const python = virtualPython
  const java = await steps.step('Java', (say) => provideJava({ service: inferenceFolder, python, env, logFile, say }))
  await steps.step('Database client', (say) => generateDatabaseClient({ ...shared, say }))
  await steps.step('Build', (say) => buildApplications({ ...shared, say }))
  await steps.step('Models', (say) => exportModels({ ...shared, service: inferenceFolder, python, modelStore, say }))
  return { java, python }
}
