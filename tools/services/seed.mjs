// The demo's people, garments and API key.
import { existsSync, readFileSync } from 'node:fs'
import { Problem } from '../problem.mjs'
import { runCommand } from '../setup/command.mjs'
import { fingerprint, writeStamp } from '../setup/fingerprint.mjs'
import { withClient } from './migrations.mjs'

/** @typedef {{ email: string, password: string }} DemoUser */
/** @typedef {{ apiKey: string, users: Record<'customer' | 'creator' | 'admin', DemoUser> }} DemoAccounts */

/**
 * Seeds a database, unless this database was seeded by the same seed before.
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.url of the database, as its owner
 * @param {string} options.storage folder of the photos
 * @param {string} options.accountsFile where the seed's answer is kept
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logFile
 * @param {(text: string) => void} options.say
 * @returns {Promise<DemoAccounts>}
 */
export async function seed({ root, url, storage, accountsFile, env, logFile, say }) {
  // A database that was made anew is another one, though its address is the same.
  const database = await withClient(url, async (client) => {
    const { rows } = await client.query('SELECT system_identifier::text AS id FROM pg_control_system()')
    return String(rows[0].id)
  })
  const inputs = fingerprint(root, ['prisma', 'apps/web/public/catalogue'], { salt: `${database} ${url}` })
  const kept = keptAccounts(accountsFile)
  if (kept?.inputs === inputs) {
    say('unchanged')
    return kept.accounts
  }
  const output = await runCommand(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    what: 'Seeding the demo',
    cwd: root,
    env: { ...env, DATABASE_URL: url, STORAGE_DIR: storage },
    logFile,
  })
  const accounts = accountsIn(output.trim().split('\n').at(-1) ?? '')
  if (!accounts) throw new Problem('The demo seed named no accounts.', `Its output is in ${logFile}.`)
  writeStamp(accountsFile, JSON.stringify({ inputs, accounts }))
  return accounts
}

/** @param {string} text @returns {DemoAccounts | undefined} */
function accountsIn(text) {
  try {
    /** @type {Partial<DemoAccounts>} */
    const { apiKey, users } = JSON.parse(text)
    return apiKey && users?.customer && users.creator && users.admin ? { apiKey, users } : undefined
  } catch {
    return undefined
  }
}

/** @param {string} path @returns {{ inputs: string, accounts: DemoAccounts } | undefined} */
const keptAccounts = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)
