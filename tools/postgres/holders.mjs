// Who works on a PostgreSQL data folder.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { listProcesses, processInfo, workingFolderOf } from '../process/table.mjs'

/** @typedef {import('../process/table.mjs').ProcessInfo} ProcessInfo */

/**
 * The server that works on the data, and the children of a server that was killed (they outlive it for a moment).
 * A pid file alone proves nothing: it stays behind after a crash, and its number may belong to another program by now.
 * @param {string} data @returns {{ server: ProcessInfo | undefined, children: ProcessInfo[] }}
 */
export function holdersOf(data) {
  const pid = recordedPid(data)
  const recorded = pid ? processInfo(pid) : undefined
  const server = recorded && isServerOf(recorded, data) ? recorded : undefined
  const real = existsSync(data) ? realpathSync(data) : data
  const children = listProcesses().filter(
    (p) => p.pid !== server?.pid && p.command.startsWith('postgres:') && workingFolderOf(p.pid) === real,
  )
  return { server, children: server ? [] : children }
}

/** @param {ProcessInfo} info @param {string} data */
const isServerOf = ({ command }, data) => /\bpostgres(\s|$)/.test(command) && command.includes(` ${data}`)

/** @param {string} data */
function recordedPid(data) {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  return Number(readFileSync(path, 'utf8').split('\n')[0]) || undefined
}
