// Brings a database to the committed schema.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../setup/command.mjs'

/** @typedef {{ root: string, url: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} MigrationOptions */

/**
 * Applies what is missing and lets the two applications' roles sign in (the migrations, which production uses too, leave
 * that to whoever hands out passwords; this server is local and trusts the loopback).
 * @param {MigrationOptions} options
 */
export async function migrate({ root, url, env, logFile, say }) {
  const missing = await missingMigrations(root, url)
  if (missing.length > 0)
    await runCommand(process.execPath, ['tools/prisma.mjs', 'migrate', 'deploy'], {
      what: 'Migrating the database',
      cwd: root,
      env: { ...env, DATABASE_URL: url },
      logFile,
    })
  await withClient(url, async (client) => {
    for (const role of ['fitsize_web', 'fitsize_gateway']) await client.query(`ALTER ROLE ${role} LOGIN`)
  })
  await migrateJobs(url)
  say(missing.length > 0 ? `${missing.length} applied` : 'unchanged')
}

/** The tables of graphile-worker, as the web application, to which they belong. @param {string} url */
async function migrateJobs(url) {
  // Not at the top: this file is read before anything is installed.
  const { runMigrations } = await import('graphile-worker')
  const asWeb = new URL(url)
  asWeb.searchParams.set('options', '-c role=fitsize_web')
  await runMigrations({ connectionString: asWeb.toString() })
}

/** Asking takes milliseconds, Prisma's own check two seconds of every start. @param {string} root @param {string} url */
async function missingMigrations(root, url) {
  const wanted = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
      const applied = new Set(rows.map((row) => row.migration_name))
      return wanted.filter((name) => !applied.has(name))
    })
  } catch (error) {
    // No such database, or nothing in it yet.
    if (error instanceof Error && 'code' in error && (error.code === '3D000' || error.code === '42P01')) return wanted
    throw error
  }
}

/**
 * @template T @param {string} url @param {(client: import('pg').Client) => Promise<T>} use @returns {Promise<T>}
 */
export async function withClient(url, use) {
  // Not at the top: this file is read before anything is installed.
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
