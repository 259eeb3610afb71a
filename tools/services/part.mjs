// A program that runs in the background, as the supervisor wants it.
import { spawn } from 'node:child_process'
import { relative } from 'node:path'
import { Problem } from '../problem.mjs'
import { explainFailure } from '../setup/failures.mjs'
import { rotate, tail, withLog } from './log-files.mjs'

/** @typedef {import('../process/supervisor.mjs').Part} Part */

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} program
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env the whole environment
 * @property {string} logFile
 * @property {() => Promise<boolean>} isReady
 * @property {number} readyWithinMs
 * @property {number} graceMs
 */

/** @param {Program} options @returns {Part} */
export function programPart({ name, program, args, cwd, env, logFile, isReady, readyWithinMs, graceMs }) {
  rotate(logFile)
  return {
    name,
    isReady,
    readyWithinMs,
    graceMs,
    stopSignal: 'SIGTERM',
    launch: async () => {
      const child = withLog(logFile, (log) =>
        // A group of its own: the terminal's Ctrl-C must reach `up` alone, which stops the parts in order.
        spawn(program, args, { cwd, env, stdio: ['ignore', log, log], detached: true }),
      )
      await new Promise((done, fail) => child.once('spawn', done).once('error', fail))
      return child
    },
    explain: () => explainEnd(name, logFile),
  }
}

/** @param {string} name @param {string} logFile */
export function explainEnd(name, logFile) {
  const shown = relative(process.cwd(), logFile)
  const text = tail(logFile)
  if (/ENOSPC|No space left on device/i.test(text)) return explainFailure(`Starting ${name}`, text, shown)
  return new Problem(
    `${name} ended while it started. Its last words:\n    ${text.replaceAll('\n', '\n    ')}`,
    `Its log is ${shown}.`,
  )
}

/** Whether an address answers with success. @param {string} url */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' })
    await response.body?.cancel()
    return response.status < 400
  } catch {
    return false
  }
}
