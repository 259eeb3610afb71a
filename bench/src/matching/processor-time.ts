import { readFile } from 'node:fs/promises'
import type { TestDatabase } from '@fitsize/testing'

/** Milliseconds that this process and the server processes of a database have computed so far; null where no one tells. */
export type ProcessorTime = { readonly node: number; readonly postgres: number | null }

/** A clock tick of Linux. */
const tickMs = 10

export async function processorTime(database: TestDatabase): Promise<ProcessorTime> {
  const { user, system } = process.cpuUsage()
  return { node: (user + system) / 1000, postgres: await ofServer(database).catch(() => null) }
}

async function ofServer(database: TestDatabase): Promise<number> {
  const rows = await database.query(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  let ticks = 0
  for (const { pid } of rows) {
    // After the name, which may hold spaces: state is the first, user and system time the 12th and 13th.
    const fields = (await readFile(`/proc/${String(pid)}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? []
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * tickMs
}
