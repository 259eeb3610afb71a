// A Chromium for the browser tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Problem } from '../problem.mjs'
import { tryCommand } from './command.mjs'
import { explainFailure } from './failures.mjs'

/** @typedef {{ root: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} ChromiumOptions */

/**
 * Path of a Chromium that runs here: the one named by CHROMIUM_PATH, the system's, Playwright's own; else one is installed,
 * by Playwright or, where its download cannot be reached, by apt.
 * @param {ChromiumOptions} options @returns {Promise<string>}
 */
export async function provideChromium(options) {
  const { root, env, logFile, say } = options
  if (env.CHROMIUM_PATH) {
    if (runs(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Problem(
      `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which does not run.`,
      'Correct or remove the variable.',
    )
  }
  const present = await findChromium(root)
  if (present) return present
  say('Playwright’s own')
  const playwright = join(root, 'node_modules/.bin/playwright')
  const download = await tryCommand(playwright, ['install', 'chromium'], { what: 'Installing Chromium', env, logFile })
  const downloaded = download.code === 0 ? await findChromium(root) : undefined
  if (downloaded) return downloaded
  const { output } = await installByApt(options)
  const installed = await findChromium(root)
  if (installed) return installed
  const { message } = explainFailure('Installing Chromium', output || download.output, logFile)
  throw new Problem(message, 'Install Chromium or Chrome and name it: CHROMIUM_PATH=/path/to/chromium npm test')
}

/** @param {ChromiumOptions} options */
async function installByApt({ env, logFile, say }) {
  const apt = '/usr/bin/apt-get'
  if (process.getuid?.() !== 0 || !existsSync(apt)) return { output: '' }
  say('by apt')
  const options = { what: 'Installing Chromium', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, logFile }
  const update = await tryCommand(apt, ['update'], options)
  if (update.code !== 0) return update
  return tryCommand(apt, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], options)
}

/** @param {string} root */
async function findChromium(root) {
  const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test')
  return ['/usr/bin/chromium', String(chromium.executablePath())].find(runs)
}

/** @param {string} path */
const runs = (path) => existsSync(path) && spawnSync(path, ['--version']).status === 0
