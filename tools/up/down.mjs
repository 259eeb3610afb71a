import { rmSync } from 'node:fs'
import { running } from '../process/records.mjs'
import { send, whenGone } from '../process/stop.mjs'
import { endLeftovers } from '../process/tidy.mjs'
import { printProblem } from '../terminal/problems.mjs'
import { holderName } from './claim.mjs'
import { demoFile, records } from './demo-places.mjs'

/** Longer than all parts together may take to end. */
const limitMs = 60_000

/** Stops what `up` started in this clone, wherever `up` itself is. @returns {Promise<number>} exit code */
export async function down() {
  try {
    const holder = running(records, holderName)
    if (holder) {
      process.stdout.write(`Stopping FitSize (process ${holder.pid}) …\n`)
      send(holder.pid, 'SIGTERM')
      for (const stubborn of await whenGone([holder], limitMs)) send(stubborn.pid, 'SIGKILL')
    }
    const found = await endLeftovers(records)
    rmSync(demoFile, { force: true })
    if (!holder)
      process.stdout.write(
        found.length ? `Ended ${found.length} processes that were left.\n` : 'FitSize does not run.\n',
      )
    else process.stdout.write('FitSize has stopped.\n')
    return 0
  } catch (error) {
    printProblem(error)
    return 1
  }
}
