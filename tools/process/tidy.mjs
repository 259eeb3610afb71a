// Ends what a run has left behind.
import { leftovers } from './records.mjs'
import { send, whenGone } from './stop.mjs'

/**
 * Ends every process that a run with this record folder has left: by request, then by force.
 * @param {string} records
 * @returns {Promise<import('./table.mjs').ProcessInfo[]>} what was found
 */
export async function endLeftovers(records) {
  const found = leftovers(records)
  for (const { pid, command } of found) {
    // PostgreSQL takes SIGTERM as "when all clients have gone", SIGINT as "now".
    send(pid, /\bpostgres\b/.test(command) ? 'SIGINT' : 'SIGTERM')
  }
  const stubborn = await whenGone(found, 10_000)
  for (const { pid } of stubborn) send(pid, 'SIGKILL')
  await whenGone(stubborn, 5_000)
  return found
}
