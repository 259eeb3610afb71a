import { createPool } from '@fitsize/db/gateway'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { sizesPerGarment } from './garments'
import { loadCatalogue } from './load'

export const seed = 1

/** A database with the migrations and so many sizes on offer; made where the server has none yet. `drop` keeps it. */
export async function catalogueDatabase(server: string, sizes: number): Promise<TestDatabase> {
  const name = `matching_${sizes}`
  const admin = createPool(server, { poolSize: 1 })
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) {
      // Under another name until complete: a run that is cut off must not leave half a catalogue.
      const building = await createTestDatabase()
      const pool = createPool(building.url, { poolSize: 1 })
      const client = await pool.connect()
      await loadCatalogue(client, seed, sizes / sizesPerGarment)
      client.release()
      await pool.end()
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(building.url).pathname.slice(1)}`)
      await building.drop()
    }
  } finally {
    await admin.end()
  }
  const url = (role: string): string => {
    const one = new URL(server)
    one.pathname = `/${name}`
    one.username = role
    return one.toString()
  }
  const owner = createPool(url('postgres'), { poolSize: 1 })
  return {
    url: url('postgres'),
    webUrl: url('fitsize_web'),
    gatewayUrl: url('fitsize_gateway'),
    query: async (text, values = []) => (await owner.query<Record<string, unknown>>(text, [...values])).rows,
    drop: () => owner.end(),
  }
}
