import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time: own, and of ended children that it waited for, with theirs. */
export type ProcessRow = {
  readonly pid: number
  readonly parent: number
  readonly ownMs: number
  readonly reapedMs: number
}
export type ProcessTable = ReadonlyMap<number, ProcessRow>

/** Linux tells times in hundredths of a second on every architecture. */
const msPerTick = 10

/** Every process of this machine, from /proc. */
export function readProcesses(): ProcessTable {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => rowOf(Number(name)) ?? [])
  return new Map(rows.map((row) => [row.pid, row]))
}

/** A process and all below it, with how deep each is: 0 for itself. */
export function treeOf(table: ProcessTable, root: number): readonly { row: ProcessRow; depth: number }[] {
  const first = table.get(root)
  const found = first === undefined ? [] : [{ row: first, depth: 0 }]
  for (const { row, depth } of found)
    for (const child of table.values()) if (child.parent === row.pid) found.push({ row: child, depth: depth + 1 })
  return found
}

/** Milliseconds of processor time of the thread that a process began with; 0 once it is gone. */
export function mainThreadMs(pid: number): number {
  const stat = readOr(`/proc/${pid}/task/${pid}/stat`)
  return stat === undefined ? 0 : ownTimeIn(fieldsOf(stat))
}

// The second field is the program's name in parentheses and may itself hold spaces and parentheses.
const fieldsOf = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')
const ownTimeIn = (fields: readonly string[]): number => (Number(fields[11]) + Number(fields[12])) * msPerTick

function rowOf(pid: number): ProcessRow | undefined {
  const stat = readOr(`/proc/${pid}/stat`)
  if (stat === undefined) return undefined
  const fields = fieldsOf(stat)
  return {
    pid,
    parent: Number(fields[1]),
    ownMs: ownTimeIn(fields),
    reapedMs: (Number(fields[13]) + Number(fields[14])) * msPerTick,
  }
}

export function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Gone since it was listed.
    return undefined
  }
}
