import pg from 'pg'
import type { TestDatabase } from './database'

/** Inserts one row as the owner. Factories use plain SQL, so that they do not lean on what the tests examine. */
export async function insert(
  database: TestDatabase,
  table: readonly [schema: 'app' | 'gateway', name: string],
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row)
  const target = table.map((part) => pg.escapeIdentifier(part)).join('.')
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  await database.query(`INSERT INTO ${target} (${names}) VALUES (${places})`, Object.values(row))
}
