// What runs on this machine: identity, parentage and command line of processes, without any package installed.
// Linux is read from /proc (slim images have no `ps`), everything else from `ps`.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * @typedef {object} ProcessInfo
 * @property {number} pid
 * @property {number} group process group
 * @property {string} started start time; together with the pid it names one process for good, pids alone are reused
 * @property {string} command command line
 */

/** Every live process that may be looked at; zombies count as gone. @returns {ProcessInfo[]} */
export function listProcesses() {
  if (process.platform !== 'linux') return psRows([])
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => procEntry(Number(name)) ?? [])
}

/** One process, or undefined when it is gone. @param {number} pid @returns {ProcessInfo | undefined} */
export function processInfo(pid) {
  return process.platform === 'linux' ? procEntry(pid) : psRows(['-p', String(pid)])[0]
}

/**
 * The value of a variable in the environment that a process was started with; undefined where it cannot be read
 * (another user's process, a system other than Linux).
 * @param {number} pid @param {string} name
 */
export function environmentOf(pid, name) {
  const text = readOr(`/proc/${pid}/environ`)
  const entry = text?.split('\0').find((line) => line.startsWith(`${name}=`))
  return entry?.slice(name.length + 1)
}

/** The folder that a process works in, where that can be read (Linux). @param {number} pid */
export function workingFolderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** @param {number} pid @returns {ProcessInfo | undefined} */
function procEntry(pid) {
  const stat = readOr(`/proc/${pid}/stat`)
  if (!stat) return undefined
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, , group] = fields
  const ticksSinceBoot = fields[19]
  if (state === 'Z' || state === 'X' || !ticksSinceBoot) return undefined
  const command = (readOr(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim()
  return { pid, group: Number(group), started: `${bootId()}:${ticksSinceBoot}`, command }
}

/** Start times count from boot, so the boot is part of the identity. */
const bootId = () => (readOr('/proc/sys/kernel/random/boot_id') ?? '').trim().slice(0, 8)

/** @param {string[]} selection @returns {ProcessInfo[]} */
function psRows(selection) {
  const columns = ['-o', 'pid=', '-o', 'pgid=', '-o', 'stat=', '-o', 'lstart=', '-o', 'command=']
  const { stdout } = spawnSync('ps', [...(selection.length ? selection : ['-ax']), '-ww', ...columns], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return (stdout ?? '').split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(line)
    if (!match || match[3]?.startsWith('Z')) return []
    return [{ pid: Number(match[1]), group: Number(match[2]), started: String(match[4]), command: String(match[5]) }]
  })
}

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
