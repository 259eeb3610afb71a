import { rmSync } from 'node:fs'
import { markOf } from '../process/records.mjs'
import { createSupervisor } from '../process/supervisor.mjs'
import { endLeftovers } from '../process/tidy.mjs'
import { setUpSteps } from '../setup/everything.mjs'
import { printProblem } from '../terminal/problems.mjs'
import { createSteps, seconds } from '../terminal/steps.mjs'
import { claim, release } from './claim.mjs'
import { describeDemo, readDemo } from './demo-file.mjs'
import { demoFile, records } from './demo-places.mjs'
import { detach } from './detach.mjs'
import { requireFreePorts } from './free-ports.mjs'
import { aborted, interruption } from './interruption.mjs'
import { originalNetworkFrom, portsFrom } from './settings.mjs'
import { startDemo, startSteps } from './start.mjs'

/**
 * Installs, builds and starts everything, and keeps it running until it is asked to end.
 * @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function up(args, env) {
  const unknown = args.find((arg) => arg !== '--detach')
  if (unknown) {
    process.stderr.write(
      `✗ Unknown option ${unknown}.\n  → Only --detach is known: it leaves FitSize running in the background.\n`,
    )
    return 2
  }
  const holder = claim(records)
  if (holder) {
    const demo = readDemo(demoFile)
    process.stdout.write(
      demo
        ? `FitSize already runs (process ${holder.pid}).\n${describeDemo(demo)}\n  npm run down stops it.\n`
        : `FitSize is already being started (process ${holder.pid}); npm run down stops that.\n`,
    )
    return 0
  }
  if (args.includes('--detach')) {
    release(records)
    return detach(env)
  }
  return runUntilInterrupted(env)
}

/** @param {NodeJS.ProcessEnv} env */
async function runUntilInterrupted(env) {
  const interrupted = interruption()
  const began = Date.now()
  const steps = createSteps({ total: setUpSteps + startSteps + 1, signal: interrupted })
  const supervisor = createSupervisor({ records, say: steps.line })
  // Inherited by everything started from here, whoever starts it: by this mark leftovers are found after a crash.
  Object.assign(process.env, markOf(records))
  const marked = { ...env, ...markOf(records) }
  let code = 0
  rmSync(demoFile, { force: true })
  try {
    await Promise.race([
      (async () => {
        const ports = portsFrom(env)
        const original = originalNetworkFrom(env)
        await steps.step('Ports', async (say) => {
          const orphans = await endLeftovers(records)
          if (orphans.length) say(`ended ${orphans.length} processes of a run that was killed`)
          await requireFreePorts(ports)
        })
        const demo = await startDemo({ steps, supervisor, ports, original, env: marked })
        steps.line(`\nFitSize is ready after ${seconds(Date.now() - began)}.\n${describeDemo(demo)}`)
        steps.line('  Ctrl-C (or npm run down in another terminal) stops it. Logs: .data/logs')
        await aborted(interrupted)
      })(),
      aborted(interrupted),
    ])
  } catch (error) {
    if (!interrupted.aborted) {
      printProblem(error)
      code = 1
    }
  }
  rmSync(demoFile, { force: true })
  if (interrupted.aborted) process.stdout.write('\nStopping …\n')
  await supervisor.stopAll()
  await endLeftovers(records)
  release(records)
  if (interrupted.aborted) process.stdout.write('FitSize has stopped.\n')
  return code
}
