import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { onServer, withConnection } from './server'

const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations/', import.meta.url))
/** Any number, the same in every test process: it keeps two of them from building the template at once. */
const buildLock = 5_120_347
const { version: jobsVersion }: { version: string } = createRequire(import.meta.url)('graphile-worker/package.json')

/** The committed migrations' SQL, in the order in which they are deployed. */
function migrations(): readonly string[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readFileSync(`${migrationsFolder}${name}/migration.sql`, 'utf8'))
}

/**
 * Name of a database holding the committed migrations, made when this server has none yet. Cloning it takes a fraction
 * of the time of migrating, so every test file can have a database of its own. Named by the hash of the migrations and the
 * version of what makes the tables of the jobs: after a change there is a new one.
 */
export async function templateDatabase(server: URL): Promise<string> {
  const scripts = migrations()
  const hash = createHash('sha256')
    .update(JSON.stringify([scripts, jobsVersion]))
    .digest('hex')
    .slice(0, 12)
  const name = `fitsize_template_${hash}`
  await withConnection(server.toString(), async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [buildLock])
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount !== 0) return
    // Under another name until complete: a killed run must not leave half a template.
    const building = `${name}_building`
    await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(building)} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(building)}`)
    await withConnection(onServer(server, building), async (client) => {
      for (const script of scripts) await client.query(script)
    })
    await makeJobTables(onServer(server, building))
    // The migrations leave the two roles without LOGIN; tests connect as them.
    await admin.query('ALTER ROLE fitsize_web LOGIN')
    await admin.query('ALTER ROLE fitsize_gateway LOGIN')
    await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(building)} RENAME TO ${pg.escapeIdentifier(name)}`)
    // Nobody may be connected to a database while it is cloned.
    await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`)
  })
  return name
}

/** What the migration step makes after the migrations; as the web application, to which the jobs belong. */
async function makeJobTables(url: string): Promise<void> {
  const asWeb = new URL(url)
  asWeb.searchParams.set('options', '-c role=fitsize_web')
  await runMigrations({ connectionString: asWeb.toString() })
}
