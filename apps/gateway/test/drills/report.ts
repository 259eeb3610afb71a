import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

export type Cell = string | number

/** A table in Markdown, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** Seconds with as many digits as matter; a dash for what has not come about. */
export const seconds = (value: number | null): string =>
  value === null ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} s`

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** When and on what a drill ran. */
export const machine = (): string =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, load average ${(loadavg()[0] ?? Number.NaN).toFixed(1)} before; Node.js ${process.version}`

/** Writes a report where DRILL_REPORTS says, or among temporary files, and prints it. */
export async function writeReport(name: string, parts: readonly string[]): Promise<void> {
  const folder = process.env.DRILL_REPORTS ?? tmpdir()
  await mkdir(folder, { recursive: true })
  const text = `${parts.join('\n\n')}\n`
  await writeFile(join(folder, name), text)
  process.stdout.write(`\n${text}\n`)
}
