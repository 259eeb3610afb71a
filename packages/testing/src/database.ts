import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { onServer, testServerUrl, withConnection } from './server'
import { templateDatabase } from './template'

/** A database with the committed migrations, for one test file alone. */
export type TestDatabase = {
  /** As its owner, who may do everything. */
  readonly url: string
  /** As the web application, with the grants of the migrations. */
  readonly webUrl: string
  /** As the gateway, with the grants of the migrations. */
  readonly gatewayUrl: string
  /** Runs one statement as the owner and gives its rows. */
  readonly query: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>
  /**
   * Removes the database.
   * @throws when a connection is still open: what a test opened, it must close.
   */
  readonly drop: () => Promise<void>
}

/**
 * Clones a migrated database for one test file.
 * @throws with a sentence saying what to do when TEST_DATABASE_URL is missing or nothing answers there.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = testServerUrl()
  const template = await templateDatabase(server)
  const name = `fitsize_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const identifier = pg.escapeIdentifier(name)
  await withConnection(server.toString(), (admin) =>
    admin.query(`CREATE DATABASE ${identifier} TEMPLATE ${pg.escapeIdentifier(template)}`),
  )
  const url = onServer(server, name)
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  return {
    url,
    webUrl: onServer(server, name, 'fitsize_web'),
    gatewayUrl: onServer(server, name, 'fitsize_gateway'),
    query: async (text, values = []) => (await owner.query<Record<string, unknown>>(text, [...values])).rows,
    drop: async () => {
      await owner.end()
      // Without FORCE: PostgreSQL waits five seconds for connections to end, then names the leak.
      await withConnection(server.toString(), (admin) => admin.query(`DROP DATABASE ${identifier}`))
    },
  }
}
