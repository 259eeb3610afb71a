// JavaScript dependencies.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean, peer?: boolean }>} LockedPackages */

/**
 * Whether node_modules holds what package-lock.json names. npm writes its own record as the last act of an installation,
 * so an interrupted one does not pass.
 * @param {string} root
 */
export function npmPackagesInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    if (!found) return optional === true
    return Boolean(link) === Boolean(found.link) && version === found.version
  })
}

/**
 * Installs exactly the locked versions, where they are not installed.
 * @param {{ root: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} options
 */
export async function installNpmPackages({ root, env, logFile, say }) {
  if (npmPackagesInstalled(root)) return say('unchanged')
  await runCommand('npm', ['ci', '--no-progress', '--loglevel=notice'], {
    what: 'Installing the JavaScript packages',
    cwd: root,
    env,
    logFile,
  })
}

/** @param {string} lockFile @returns {LockedPackages | undefined} */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}
