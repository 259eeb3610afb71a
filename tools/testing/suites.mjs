// The suites of `npm test`: what runs each, and where it leaves its report.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inferenceFolder, root, virtualPython } from '../places.mjs'
import { createSteps } from '../terminal/steps.mjs'
import { allChecks, runCheck } from './checks.mjs'
import { judge, playwrightCounts, pytestCounts, vitestCounts } from './counts.mjs'

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ passed: number, failed: number, remarks: string[] }} Verdict */

/**
 * @typedef {object} Suite
 * @property {string} name as it is asked for
 * @property {string} title
 * @property {(context: SuiteContext) => Promise<Verdict>} run
 */

/**
 * @typedef {object} SuiteContext
 * @property {NodeJS.ProcessEnv} env with the addresses of what was started for the tests
 * @property {string} reports folder
 * @property {AbortSignal} signal
 */

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const playwright = join(root, 'node_modules/@playwright/test/cli.js')

export const vitestWith = (/** @type {string} */ config, /** @type {string} */ report) => [
  vitest,
  'run',
  `--config=${config}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]

/** A suite that hangs must not take all the time that CI has; the slowest took 15 minutes on a machine that was shared. */
const longestMs = 30 * 60_000

/** @type {Suite[]} */
export const suites = [
  { name: 'checks', title: 'Checks', run: checks },
  reported({
    name: 'python',
    title: 'Inference service (pytest)',
    program: virtualPython,
    args: (report) => ['-m', 'pytest', `--junit-xml=${report}`],
    cwd: inferenceFolder,
    count: pytestCounts,
  }),
  reported({
    name: 'unit',
    title: 'Packages, gateway, web and tools (vitest)',
    program: process.execPath,
    args: (report) => [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    cwd: root,
    count: vitestCounts,
  }),
  reported({
    name: 'torchserve',
    title: 'Gateway with the real TorchServe (vitest)',
    program: process.execPath,
    args: (report) => vitestWith('vitest.torchserve.config.ts', report),
    cwd: join(root, 'apps/gateway'),
    count: vitestCounts,
  }),
  reported({
    name: 'mlserver',
    title: 'The same with MLServer (vitest)',
    program: process.execPath,
    args: (report) => vitestWith('vitest.mlserver.config.ts', report),
    cwd: join(root, 'apps/gateway'),
    count: vitestCounts,
  }),
  reported({
    name: 'browser',
    title: 'Journeys in Chromium (Playwright)',
    program: process.execPath,
    args: () => [playwright, 'test', '--reporter=line,json'],
    cwd: join(root, 'e2e'),
    count: playwrightCounts,
  }),
]

/**
 * @param {object} options
 * @param {string} options.name @param {string} options.title
 * @param {string} options.program @param {(report: string) => string[]} options.args @param {string} options.cwd
 * @param {(report: string) => Counts} options.count
 * @returns {Suite}
 */
export function reported({ name, title, program, args, cwd, count }) {
  return {
    name,
    title,
    run: async ({ env, reports, signal }) => {
      const report = join(reports, `${name}.report`)
      rmSync(report, { force: true })
      let overdue = false
      const code = await new Promise((/** @type {(code: number) => void} */ done) => {
        const child = spawn(program, args(report), {
          cwd,
          env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
          stdio: ['ignore', 'inherit', 'inherit'],
        })
        signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
        const limit = setTimeout(() => {
          overdue = true
          child.kill('SIGTERM')
        }, longestMs)
        child.once('error', () => done(127))
        child.once('close', (ended) => {
          clearTimeout(limit)
          done(ended ?? 1)
        })
      })
      const counts = existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, notRun: [] }
      const verdict = judge(counts, code)
      if (overdue) verdict.remarks.push(`was ended after ${longestMs / 60_000} minutes`)
      return verdict
    },
  }
}

/** @param {SuiteContext} context @returns {Promise<Verdict>} */
async function checks({ env, signal }) {
  const steps = createSteps({ total: allChecks.length, signal })
  const failed = []
  for (const check of allChecks) {
    const complaint = await runCheck(check, env, steps)
    if (complaint) failed.push(`${check.name}:\n${complaint}`)
  }
  return { passed: allChecks.length - failed.length, failed: failed.length, remarks: failed }
}
