import { startPostgres } from '../postgres.mjs'
import { rotate } from './log-files.mjs'
import { explainEnd } from './part.mjs'

/**
 * @param {{ dataDir: string, port: number, logFile: string, durable: boolean, environment: Record<string, string> }} options
 * @returns {import('../process/supervisor.mjs').Part}
 */
export function databasePart({ logFile, ...options }) {
  rotate(logFile)
  return {
    name: 'postgres',
    launch: async () => (await startPostgres({ ...options, logFile, ownGroup: true, takeOver: true })).process,
    isReady: async () => true,
    readyWithinMs: 60_000,
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    explain: () => explainEnd('postgres', logFile),
  }
}

/**
 * Address of a database on a local server.
 * @param {number} port @param {string} database @param {string} [role]
 */
export const databaseUrl = (port, database, role = 'postgres') => `postgresql://${role}@127.0.0.1:${port}/${database}`
