import type { ChartSize, SizeChart } from './chart'
import type { Cell } from './findings'
import { pastedCells } from './pasted-block'
import { type LengthError, readLength } from './read-length'
import type { LengthUnit } from './unit'

export type PasteOutcome = {
  readonly chart: SizeChart
  /** Cells that keep what they had, with what was pasted instead of a length. */
  readonly errors: readonly (Cell & { readonly text: string; readonly error: LengthError })[]
  /** How many pasted rows and columns found no place. */
  readonly rowsLeft: number
  readonly columnsLeft: number
}

/**
 * A block from a spreadsheet laid over a chart from one of its cells on, sizes downwards. An empty cell empties; one that
 * is no length changes nothing and is told.
 */
export function pasteInto(
  chart: SizeChart,
  at: { readonly size: number; readonly column: number },
  text: string,
  unit: LengthUnit,
): PasteOutcome {
  const block = pastedCells(text)
  const columns = chart.columns.slice(at.column)
  const errors: PasteOutcome['errors'][number][] = []
  const sizes = chart.sizes.map((size, place): ChartSize => {
    const row = block[place - at.size]
    if (row === undefined) return size
    const lengths = { ...size.lengths }
    for (const [index, { dimension }] of columns.entries()) {
      const cell = row[index]
      const read = cell === undefined ? undefined : readLength(cell, unit)
      if (cell === undefined || read === undefined) break
      if (read.kind === 'length') lengths[dimension] = read.tenthsMm
      else if (read.kind === 'empty') delete lengths[dimension]
      else errors.push({ size: place, dimension, text: cell, error: read.error })
    }
    return { ...size, lengths }
  })
  return {
    chart: { ...chart, sizes },
    errors,
    rowsLeft: Math.max(0, block.length - Math.max(0, chart.sizes.length - at.size)),
    columnsLeft: Math.max(0, ...block.map((row) => row.length - columns.length)),
  }
}
