import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../places.mjs'
import { markOf, running } from '../process/records.mjs'
import { createSupervisor } from '../process/supervisor.mjs'
import { endLeftovers } from '../process/tidy.mjs'
import { rotate } from '../services/log-files.mjs'
import { otherWebBuild, standardWebBuild, webIsBuilt } from '../setup/build.mjs'
import { provideChromium } from '../setup/chromium.mjs'
import { build, buildGatewayOnly, install, prepareInference } from '../setup/everything.mjs'
import { provideSchemathesis } from '../setup/schemathesis.mjs'
import { printProblem } from '../terminal/problems.mjs'
import { createSteps, seconds } from '../terminal/steps.mjs'
import { claim, holderName, release } from '../up/claim.mjs'
import { records as demoRecords } from '../up/demo-places.mjs'
import { interruption } from '../up/interruption.mjs'
import { startDatabase, startInference, startMlserver, startProduct, testPorts } from './services.mjs'
import { suites } from './suites.mjs'
import { logOf, modelStore, records, reports, temporary } from './test-places.mjs'

/**
 * @param {string[]} args names of suites; none: all
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./suites.mjs').Suite[]} offered
 * @returns {Promise<number>} exit code
 */
export async function test(args, env, offered = suites) {
  const names = offered.map(({ name }) => name)
  const unknown = args.find((arg) => !names.includes(arg))
  if (unknown) {
    process.stderr.write(`✗ There is no suite ${unknown}.\n  → Suites: ${names.join(' ')}\n`)
    return 2
  }
  const holder = claim(records)
  if (holder) {
    process.stderr.write(`✗ Tests already run in this clone (process ${holder.pid}).\n  → Wait for them or end them.\n`)
    return 1
  }
  const interrupted = interruption()
  const marked = { ...env, ...markOf(records) }
  Object.assign(process.env, markOf(records))
  const deaths = /** @type {string[]} */ ([])
  const supervisor = createSupervisor({ records, restart: false, say: (text) => deaths.push(text) })
  const wanted = offered.filter(({ name }) => !args.length || args.includes(name))
  const began = Date.now()
  let code = 1
  try {
    const verdicts = await runSuites({ wanted, supervisor, env: marked, signal: interrupted })
    code = report({ verdicts, deaths, wanted, offered, began })
  } catch (error) {
    if (!interrupted.aborted) printProblem(error)
    process.stdout.write(interrupted.aborted ? '\nInterrupted.\n' : '\n0 passed, 1 failed\n')
  }
  await supervisor.stopAll()
  await endLeftovers(records)
  rmSync(temporary, { recursive: true, force: true })
  release(records)
  return code
}

/**
 * @param {object} options
 * @param {import('./suites.mjs').Suite[]} options.wanted
 * @param {import('../process/supervisor.mjs').Supervisor} options.supervisor
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 */
async function runSuites({ wanted, supervisor, env, signal }) {
  const names = new Set(wanted.map(({ name }) => name))
  const needsDatabase = ['unit', 'torchserve', 'mlserver', 'browser', 'fuzz'].some((name) => names.has(name))
  const needsInference = names.has('torchserve') || names.has('browser')
  // These start, and kill, a whole house of their own.
  const needsHouse = names.has('drills') || names.has('overload')
  const steps = createSteps({ signal })
  await endLeftovers(records)
  rmSync(temporary, { recursive: true, force: true })
  // Passable for the account that PostgreSQL runs as when this is root.
  mkdirSync(temporary, { recursive: true, mode: 0o755 })
  mkdirSync(reports, { recursive: true })
  rotate(logOf('setup'))
  const setUp = { steps, env, logFile: logOf('setup') }
  await install({ ...setUp, development: true })
  // The build also writes types that the type check needs.
  const webBuild = demoRuns() && !webIsBuilt(root) ? otherWebBuild : standardWebBuild
  if (names.has('checks') || names.has('browser')) await build({ ...setUp, webBuild })
  if (needsHouse) await buildGatewayOnly(setUp)
  /** @type {NodeJS.ProcessEnv} */
  const known = { ...env, DRILL_REPORTS: env.DRILL_REPORTS ? resolve(env.DRILL_REPORTS) : reports }
  if (names.has('browser'))
    known.CHROMIUM_PATH = await steps.step('Chromium', (say) =>
      provideChromium({ root, env, logFile: logOf('setup'), say }),
    )
  if (names.has('fuzz'))
    known.SCHEMATHESIS_PATH = await steps.step('schemathesis', (say) =>
      provideSchemathesis({ env, logFile: logOf('setup'), say }),
    )
  const ports = await testPorts()
  const shared = { steps, supervisor, ports, env }
  if (needsDatabase) Object.assign(known, await startDatabase(shared))
  if (needsInference || needsHouse || names.has('python')) {
    const prepared = await prepareInference({ ...setUp, modelStore })
    // Python's tests and the drills start a TorchServe of their own.
    known.TEST_JAVA = prepared.java
    known.TEST_MODEL_STORE = prepared.modelStore
    if (needsInference) Object.assign(known, await startInference({ ...shared, ...prepared }))
  }
  if (names.has('mlserver')) Object.assign(known, await startMlserver(shared))

  const verdicts = []
  for (const suite of wanted) {
    signal.throwIfAborted()
    if (suite.name === 'browser') Object.assign(known, await startProduct({ ...shared, webBuild }))
    process.stdout.write(`\n── ${suite.title}\n`)
    const began = Date.now()
    const verdict = await suite.run({ env: known, reports, signal })
    verdicts.push({ suite, verdict, took: Date.now() - began })
  }
  signal.throwIfAborted()
  return verdicts
}

/**
 * @param {object} options
 * @param {{ suite: import('./suites.mjs').Suite, verdict: import('./suites.mjs').Verdict, took: number }[]} options.verdicts
 * @param {string[]} options.deaths services that ended while tests ran
 * @param {import('./suites.mjs').Suite[]} options.wanted
 * @param {import('./suites.mjs').Suite[]} options.offered
 * @param {number} options.began
 */
function report({ verdicts, deaths, wanted, offered, began }) {
  for (const { suite, verdict } of verdicts)
    for (const remark of verdict.remarks) process.stdout.write(`\n✗ ${suite.title}: ${remark}\n`)
  for (const death of deaths) process.stdout.write(`\n✗ While the tests ran: ${death}\n`)
  process.stdout.write('\n')
  for (const { suite, verdict, took } of verdicts) {
    const { passed, failed } = verdict
    const figures = `${passed} passed, ${failed} failed`
    process.stdout.write(`${failed ? '✗' : '✓'} ${suite.title.padEnd(46)}${seconds(took).padStart(14)}  ${figures}\n`)
  }
  const left = offered.filter((suite) => !wanted.includes(suite))
  if (left.length) process.stdout.write(`  Not asked for: ${left.map(({ name }) => name).join(', ')}\n`)
  const passed = verdicts.reduce((sum, { verdict }) => sum + verdict.passed, 0)
  const failed = verdicts.reduce((sum, { verdict }) => sum + verdict.failed, 0) + deaths.length
  process.stdout.write(`  ${seconds(Date.now() - began)} in all\n${passed} passed, ${failed} failed\n`)
  return failed ? 1 : 0
}

/** A demo that runs from this clone must not lose the files that it serves to a build of newer sources. */
const demoRuns = () => running(demoRecords, holderName) !== undefined
