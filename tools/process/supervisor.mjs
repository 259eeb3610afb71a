// Starts the parts of a run in order, keeps them running, and stops them in the opposite order.
import { setTimeout as pause } from 'node:timers/promises'
import { Problem, textOf } from '../problem.mjs'
import { forget, record } from './records.mjs'
import { groupOf, send, stopWithGroup, whenGone } from './stop.mjs'
import { processInfo } from './table.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * @typedef {object} Part
 * @property {string} name also of its record and log file
 * @property {() => Promise<ChildProcess>} launch starts its process, the leader of a group of its own
 * @property {() => Promise<boolean>} isReady whether it does its work
 * @property {number} readyWithinMs
 * @property {NodeJS.Signals} stopSignal
 * @property {number} graceMs how long it may take to stop
 * @property {() => Problem} explain why it ended early, from its log
 */

/**
 * @typedef {object} Supervisor
 * @property {(part: Part) => Promise<void>} start resolves when the part is ready
 * @property {() => Promise<void>} stopAll
 */

const firstDelayMs = 500
const longestDelayMs = 30_000
/** A part that ran this long before it ended is restarted as if it had never failed. */
const wellAfterMs = 60_000

/**
 * @param {object} options
 * @param {string} options.records folder for the records of running processes
 * @param {boolean} [options.restart] false: a part that ended stays so, which is only told
 * @param {(text: string) => void} options.say told about every death and restart
 * @returns {Supervisor}
 */
export function createSupervisor({ records, restart = true, say }) {
  /** @type {Map<string, { part: Part, child: ChildProcess | undefined, keeping: Promise<void> | undefined }>} */
  const kept = new Map()
  const stopping = new AbortController()

  /** @param {Part} part */
  async function launch(part) {
    const child = await part.launch()
    const entry = kept.get(part.name) ?? { part, child, keeping: undefined }
    entry.child = child
    kept.set(part.name, entry)
    if (child.pid) record(records, part.name, child.pid)
    await whenReady(part, child)
    return { child, entry }
  }

  /** @param {Part} part @param {ChildProcess} firstChild */
  async function keep(part, firstChild) {
    let child = firstChild
    let delay = firstDelayMs
    for (;;) {
      const began = Date.now()
      const end = await endOf(child)
      if (stopping.signal.aborted) return
      if (child.pid) await endRestOfGroup(child.pid)
      if (!restart) return say(`${part.name} ended (${end})`)
      if (Date.now() - began > wellAfterMs) delay = firstDelayMs
      say(`! ${part.name} ended (${end}); starting it again in ${delay / 1000} s`)
      for (;;) {
        try {
          await pause(delay, undefined, { signal: stopping.signal })
          child = (await launch(part)).child
          say(`✓ ${part.name} runs again`)
          break
        } catch (error) {
          if (stopping.signal.aborted) return
          delay = Math.min(delay * 2, longestDelayMs)
          await stopPart(part)
          say(`! ${part.name} does not start: ${textOf(error)}; trying again in ${delay / 1000} s`)
        }
      }
      delay = Math.min(delay * 2, longestDelayMs)
    }
  }

  /** @param {Part} part @param {ChildProcess} child */
  async function whenReady(part, child) {
    const deadline = Date.now() + part.readyWithinMs
    while (Date.now() < deadline) {
      if (stopping.signal.aborted) throw new Problem(`${part.name} was stopped while it started.`, 'Start again.')
      if (child.exitCode !== null || child.signalCode !== null) throw part.explain()
      if (await part.isReady()) return
      await pause(100)
    }
    const { hint } = part.explain()
    throw new Problem(`${part.name} was not ready after ${part.readyWithinMs / 1000} s.`, hint)
  }

  /** @param {Part} part */
  async function stopPart({ name, stopSignal, graceMs }) {
    const pid = kept.get(name)?.child?.pid
    const info = pid ? processInfo(pid) : undefined
    if (info) await stopWithGroup(info, { signal: stopSignal, graceMs })
    else if (pid) await endRestOfGroup(pid)
    forget(records, name)
  }

  return {
    async start(part) {
      stopping.signal.throwIfAborted()
      const { child, entry } = await launch(part)
      entry.keeping = keep(part, child)
    },
    async stopAll() {
      stopping.abort()
      for (const { part } of [...kept.values()].reverse()) await stopPart(part)
      await Promise.all([...kept.values()].map(({ keeping }) => keeping))
      // A part may have been relaunched in the moment between the abort and its end.
      for (const { part } of [...kept.values()].reverse()) await stopPart(part)
    },
  }
}

/** @param {ChildProcess} child @returns {Promise<string>} */
function endOf(child) {
  const text = () => (child.signalCode ? `signal ${child.signalCode}` : `code ${child.exitCode}`)
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(text())
  return new Promise((done) => child.once('exit', () => done(text())))
}

/** Workers outlive a killed leader; they would hold its sockets and memory. @param {number} group */
async function endRestOfGroup(group) {
  const members = await whenGone(groupOf({ pid: group }), 2_000)
  for (const { pid } of members) send(pid, 'SIGKILL')
  await whenGone(members, 5_000)
}
