// A private PostgreSQL server from npm's binaries, for `npm run up` and for tests.
import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './network/ports.mjs'
import { postgresPrograms } from './postgres/binaries.mjs'
import { holdersOf } from './postgres/holders.mjs'
import { canEnter, makeShelter, postgresAccount, shelterFor } from './postgres/unprivileged.mjs'
import { Problem, textOf } from './problem.mjs'
import { send, whenGone } from './process/stop.mjs'
import { processInfo } from './process/table.mjs'

/** @typedef {import('./postgres/unprivileged.mjs').Account} Account */

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir folder of the data; made and initialised when missing, never deleted
 * @property {number} [port] on 127.0.0.1; 0 or missing: any free one
 * @property {string} [logFile] the server's log is appended here; missing: DATADIR.log
 * @property {boolean} [durable] false: no fsync, for data that a test throws away
 * @property {string} [sharedBuffers] missing: 64MB, which is enough for a clone
 * @property {boolean} [ownGroup] true: a process group of its own, so that a terminal's Ctrl-C does not reach it
 * @property {boolean} [takeOver] true: ends a server that a killed run left on this data; false: refuses to start
 * @property {Record<string, string>} [environment] further environment of the server's process
 */

/**
 * @typedef {object} PostgresServer
 * @property {string} url of the database `postgres`, as superuser; loopback only, no password
 * @property {number} port
 * @property {number} pid
 * @property {string} dataDir where the data really is: as root it may be outside the folder asked for
 * @property {import('node:child_process').ChildProcess} process
 * @property {(graceMs?: number) => Promise<void>} stop
 */

/**
 * Starts a server and resolves when it accepts connections (about 1 s the first time, then 0.2 s).
 * @param {PostgresOptions} options @returns {Promise<PostgresServer>}
 */
export async function startPostgres({
  dataDir,
  port = 0,
  logFile,
  durable = true,
  sharedBuffers = '64MB',
  ownGroup = false,
  takeOver = false,
  environment = {},
}) {
  const account = postgresAccount()
  const programs = postgresPrograms(account)
  const data = placeOfData(resolve(dataDir), account)
  const log = resolve(logFile ?? `${dataDir}.log`)
  mkdirSync(dirname(log), { recursive: true })
  await freeDataFolder(data, takeOver)
  const identity = account ?? {}
  const env = { ...process.env, ...environment, LC_ALL: 'C', TZ: 'UTC' }
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(programs.initdb, data, account, env, durable)

  const usedPort = port || (await freePort())
  const settings = { max_connections: '100', shared_buffers: sharedBuffers, fsync: durable ? 'on' : 'off' }
  const logHandle = openSync(log, 'a')
  const alreadyLogged = fstatSync(logHandle).size
  const child = spawn(
    programs.postgres,
    // No Unix socket (-k ''): its path would have to be short and is not needed.
    ['-D', data, '-p', String(usedPort), '-h', '127.0.0.1', '-k', ''].concat(
      Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ),
    { ...identity, env, cwd: '/', stdio: ['ignore', logHandle, logHandle], detached: ownGroup },
  )
  closeSync(logHandle)
  await accepting(child, data, () => ({ log, text: readFileSync(log, 'utf8').slice(alreadyLogged) }))
  const pid = Number(child.pid)
  return {
    url: `postgresql://postgres@127.0.0.1:${usedPort}/postgres`,
    port: usedPort,
    pid,
    dataDir: data,
    process: child,
    stop: (graceMs) => stopServer(pid, graceMs),
  }
}

/**
 * Ends a server: fast shutdown (running transactions are rolled back), then by force.
 * @param {number} pid @param {number} [graceMs]
 */
async function stopServer(pid, graceMs = 15_000) {
  const server = processInfo(pid)
  if (!server) return
  send(pid, 'SIGINT')
  if (!(await whenGone([server], graceMs)).length) return
  // SIGQUIT: the server ends its children and itself without a checkpoint; the next start recovers from the log.
  send(pid, 'SIGQUIT')
  if ((await whenGone([server], 5_000)).length) send(pid, 'SIGKILL')
  await whenGone([server], 5_000)
}

/**
 * @param {string} wanted @param {Account | undefined} account
 * @returns {string}
 */
function placeOfData(wanted, account) {
  mkdirSync(dirname(wanted), { recursive: true })
  if (!account) return wanted
  // Data that once went to the shelter stays there, even when the clone's folder can be entered by now.
  const sheltered = join(shelterFor(wanted), 'data')
  if (!existsSync(sheltered) && canEnter(dirname(wanted), account)) return wanted
  makeShelter(dirname(sheltered))
  writeFileSync(`${wanted}.location`, `${sheltered}\n`)
  return sheltered
}

/**
 * Makes the data folder beside its place and moves it there when it is complete: an interrupted start leaves no half one.
 * @param {string} initdb @param {string} data @param {Account | undefined} account
 * @param {NodeJS.ProcessEnv} env @param {boolean} durable
 */
function initialise(initdb, data, account, env, durable) {
  const half = `${data}.preparing`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (account) chownSync(half, account.uid, account.gid)
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8']
  const result = spawnSync(
    initdb,
    ['-D', half, '-U', 'postgres', '--auth=trust', ...(durable ? [] : ['--no-sync']), ...locale],
    { ...account, env, encoding: 'utf8', cwd: '/' },
  )
  if (result.status !== 0) {
    const output = String(result.stderr || textOf(result.error))
    throw new Problem(`PostgreSQL could not prepare its data folder ${data}: ${lastLines(output)}`, hintFor(output))
  }
  renameSync(half, data)
}

/**
 * Sees to it that nothing works on the data any more.
 * @param {string} data @param {boolean} takeOver
 */
async function freeDataFolder(data, takeOver) {
  const { server, children } = holdersOf(data)
  if (server && !takeOver)
    throw new Problem(
      `A PostgreSQL server (process ${server.pid}) already works on ${data}.`,
      'Stop it first, or use another folder.',
    )
  if (server) await stopServer(server.pid)
  // Children of a killed server end by themselves; until then the data must not be touched.
  const left = await whenGone(children, 15_000)
  for (const { pid } of left) send(pid, 'SIGQUIT')
  if ((await whenGone(left, 5_000)).length)
    throw new Problem(
      `Processes of an earlier PostgreSQL server still work on ${data}.`,
      `End them first: ${left.map((p) => p.pid).join(', ')}.`,
    )
  // What is left of a killed server; PostgreSQL itself would refuse it if the number has been given to another process.
  rmSync(join(data, 'postmaster.pid'), { force: true })
}

/**
 * Resolves when the server says in its pid file that it is ready.
 * @param {import('node:child_process').ChildProcess} child @param {string} data
 * @param {() => { log: string, text: string }} logged what this server has written
 */
async function accepting(child, data, logged) {
  let ended = false
  /** @type {Error | undefined} */
  let failure
  child.once('error', (error) => {
    failure = error
  })
  child.once('exit', () => {
    ended = true
  })
  while (!ended && !failure) {
    if (pidFileSaysReady(data, child.pid)) return
    await pause(20)
  }
  const { log, text } = logged()
  const output = failure ? textOf(failure) : text
  throw new Problem(`PostgreSQL did not start: ${lastLines(output)}`, hintFor(output, log))
}

/** Line 1 of the file is the server's pid, line 8 its state. @param {string} data @param {number | undefined} pid */
function pidFileSaysReady(data, pid) {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return false
  const lines = readFileSync(path, 'utf8').split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** @param {string} output @param {string} [log] */
function hintFor(output, log) {
  if (/No space left on device/i.test(output)) return 'The disk is full: free some space and start again.'
  if (/Address already in use/i.test(output)) return 'Its port is taken: stop the other program or choose another port.'
  return log ? `The whole log is in ${log}.` : 'Check that the folder can be written and that the disk is not full.'
}

/** @param {string} text */
const lastLines = (text) => text.trim().split('\n').slice(-3).join(' | ')
