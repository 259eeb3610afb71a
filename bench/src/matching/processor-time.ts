import { readFile } from 'node:fs/promises'
import type { TestDatabase } from '@fitsize/testing'

/** Milliseconds that this process and each server process of a database have computed so far; null where no one tells. */
export type ProcessorTime = { readonly node: number; readonly postgres: ReadonlyMap<string, number> | null }

/** A clock tick of Linux. */
const tickMs = 10

export async function processorTime(database: TestDatabase): Promise<ProcessorTime> {
  const { user, system } = process.cpuUsage()
  return { node: (user + system) / 1000, postgres: await ofServer(database).catch(() => null) }
}

/** What the server computed between two moments; null where a process has ended meanwhile and taken its time with it. */
export function postgresBetween(
  { postgres: before }: ProcessorTime,
  { postgres: after }: ProcessorTime,
): number | null {
  if (before === null || after === null || [...before.keys()].some((process) => !after.has(process))) return null
  return [...after].reduce((sum, [process, time]) => sum + time - (before.get(process) ?? 0), 0)
}

async function ofServer(database: TestDatabase): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  const times = new Map<string, number>()
  for (const { pid } of rows) {
    // After the name, which may hold spaces: state is the first, user and system time the 12th and 13th.
    const fields = (await readFile(`/proc/${String(pid)}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? []
    times.set(String(pid), (Number(fields[11]) + Number(fields[12])) * tickMs)
  }
  return times
}
