import type { Latency } from '../latency'

export type Cell = string | number

export function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** Three digits that matter. */
export const digits = (value: number): string =>
  Number.isFinite(value) ? (value >= 100 ? value.toFixed(0) : value.toPrecision(3)) : '–'

/** In seconds from one second on. */
export function time({ ms, atLeast }: Latency): string {
  if (!Number.isFinite(ms)) return '–'
  return `${atLeast ? '≥ ' : ''}${ms >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`}`
}
