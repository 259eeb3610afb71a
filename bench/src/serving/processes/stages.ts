import { mainThreadMs, type ProcessTable, treeOf } from './table'

/** A part of a contender whose processor time is told apart. */
export type Stage = {
  readonly name: string
  readonly cpuMs: (table: ProcessTable) => number
  readonly pids: (table: ProcessTable) => readonly number[]
}

/** Everything of a process and of those below it, ended ones included. */
export const whole = (name: string, root: number): Stage => ({
  name,
  cpuMs: (table) => sum(treeOf(table, root).map(({ row }) => row.ownMs + row.reapedMs)),
  pids: (table) => treeOf(table, root).map(({ row }) => row.pid),
})

/** The processes of a tree down to a depth, without what those below have taken. */
export const downTo = (name: string, root: number, depth: number): Stage => ({
  name,
  cpuMs: (table) =>
    sum(
      treeOf(table, root).map(({ row, depth: at }) => {
        if (at > depth) return 0
        return row.ownMs + (at < depth ? row.reapedMs : 0)
      }),
    ),
  pids: (table) =>
    treeOf(table, root)
      .filter(({ depth: at }) => at <= depth)
      .map(({ row }) => row.pid),
})

/** What `downTo` leaves out. */
export const deeperThan = (name: string, root: number, depth: number): Stage => ({
  name,
  cpuMs: (table) =>
    sum(
      treeOf(table, root).map(({ row, depth: at }) => {
        if (at < depth) return 0
        return row.reapedMs + (at > depth ? row.ownMs : 0)
      }),
    ),
  pids: (table) =>
    treeOf(table, root)
      .filter(({ depth: at }) => at > depth)
      .map(({ row }) => row.pid),
})

/** The thread that a process began with: of Node.js the one that runs JavaScript. */
export const mainThread = (name: string, pid: number): Stage => ({
  name,
  cpuMs: () => mainThreadMs(pid),
  pids: (table) => (table.has(pid) ? [pid] : []),
})

/** All other threads of a process: of Node.js those that work on photos and files, and collect garbage. */
export const otherThreads = (name: string, pid: number): Stage => ({
  name,
  cpuMs: (table) => Math.max(0, (table.get(pid)?.ownMs ?? 0) - mainThreadMs(pid)),
  // Its memory is the main thread's.
  pids: () => [],
})

/** These processes, with their ended children. */
export const several = (name: string, pids: readonly number[]): Stage => ({
  name,
  cpuMs: (table) =>
    sum(
      pids.map((pid) => {
        const row = table.get(pid)
        return row === undefined ? 0 : row.ownMs + row.reapedMs
      }),
    ),
  pids: (table) => pids.filter((pid) => table.has(pid)),
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
