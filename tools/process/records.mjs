// What runs, noted on disk: so that another terminal can stop it, and so that a later start can tidy up after a crash.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stillRuns } from './stop.mjs'
import { environmentOf, listProcesses, processInfo } from './table.mjs'

/** @typedef {import('./table.mjs').ProcessInfo} ProcessInfo */

/** Every process that a run starts carries this variable, naming its record folder: found again even without a record. */
export const markName = 'FITSIZE_RUN'

/** @param {string} folder @returns {Record<string, string>} */
export const markOf = (folder) => ({ [markName]: folder })

/**
 * Notes a process that has just been started.
 * @param {string} folder @param {string} name @param {number} pid
 */
export function record(folder, name, pid) {
  const info = processInfo(pid)
  if (!info) return
  mkdirSync(folder, { recursive: true })
  const half = join(folder, `${name}.json.new`)
  writeFileSync(half, `${JSON.stringify(info, null, 2)}\n`)
  renameSync(half, join(folder, `${name}.json`))
}

/** @param {string} folder @param {string} name */
export const forget = (folder, name) => rmSync(join(folder, `${name}.json`), { force: true })

/**
 * The recorded process if exactly it still runs.
 * @param {string} folder @param {string} name @returns {ProcessInfo | undefined}
 */
export function running(folder, name) {
  const info = recorded(join(folder, `${name}.json`))
  return info && stillRuns(info) ? info : undefined
}

/**
 * Every process that a run with this record folder has left: recorded ones, members of their groups (a group outlives its
 * leader) and processes that carry the mark.
 * @param {string} folder @param {number[]} [except] pids that are not to count
 * @returns {ProcessInfo[]}
 */
export function leftovers(folder, except = [process.pid]) {
  const records = existsSync(folder)
    ? readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? (recorded(join(folder, name)) ?? []) : []))
    : []
  const leaders = new Map(records.map((info) => [info.pid, info]))
  return listProcesses().filter((found) => {
    if (except.includes(found.pid)) return false
    const own = leaders.get(found.pid)
    if (own) return own.started === found.started
    if (environmentOf(found.pid, markName) === folder) return true
    // The rest of a dead leader's group: a number is not given to a new process while a group still carries it.
    const leader = leaders.get(found.group)
    return leader !== undefined && !processInfo(leader.pid)
  })
}

/** @param {string} path @returns {ProcessInfo | undefined} */
function recorded(path) {
  try {
    /** @type {Partial<ProcessInfo>} */
    const { pid, group, started, command } = JSON.parse(readFileSync(path, 'utf8'))
    return pid && started ? { pid, group: group ?? pid, started, command: command ?? '' } : undefined
  } catch {
    return undefined
  }
}
