import { gtin14 } from '@fitsize/contracts'
import type { ImportMapping } from './import-mapping'
import type { ImportOutcome, ImportProblem, SourceRow } from './imported-garment'
import { type ReadRow, readRow } from './read-row'
import { closeGroup, type RowGroup } from './row-group'

/** Rows of one garment stand together but for this many other garments. Google does not ask for an order. */
const openGroups = 100
/** Of one garment: sizes in all colours. */
const mostRows = 1000

export type DryRun = {
  /** What a row settles: its own problems, and garments whose rows are all read. */
  readonly take: (row: SourceRow) => readonly ImportOutcome[]
  /** What is left when there are no more rows. */
  readonly finish: () => readonly ImportOutcome[]
}

/**
 * Reads a file row by row and keeps what it has to: the rows of the garments that are being read, and of all others their
 * keys, SKUs and GTINs, to find what comes twice.
 */
export function beginDryRun(mapping: ImportMapping): DryRun {
  const open = new Map<string, RowGroup>()
  const closed = new Map<string, number>()
  const skus = new Map<string, number>()
  const gtins = new Map<string, number>()

  const close = (group: RowGroup): readonly ImportOutcome[] => {
    open.delete(group.key)
    closed.set(group.key, group.rows[0]?.row ?? 0)
    return closeGroup(group, mapping)
  }

  return {
    take(source) {
      const row = readRow(source, mapping, (key) => open.get(key)?.options)
      if (row.isEmpty) return []
      const problems: ImportProblem[] = [...row.problems, ...repeated(row, skus, gtins)]
      const tell = (code: 'missing' | 'rows-apart' | 'too-many-rows', otherRow?: number) =>
        problems.push({
          severity: 'error',
          row: row.row,
          column: keyColumn(mapping),
          code,
          text: row.key ?? '',
          ...(otherRow === undefined ? {} : { otherRow }),
        })
      const before = row.key === null ? undefined : closed.get(row.key)
      const settled: ImportOutcome[] = []
      if (row.key === null) tell('missing')
      else if (before !== undefined) tell('rows-apart', before)
      else {
        const group = open.get(row.key) ?? { key: row.key, rows: [], options: row.options, hasFailed: false }
        group.options = row.options
        if (group.rows.length < mostRows) group.rows.push(row)
        else tell('too-many-rows', group.rows[0]?.row)
        group.hasFailed ||= problems.some(({ severity }) => severity === 'error')
        open.set(row.key, group)
        const [oldest] = open.values()
        if (open.size > openGroups && oldest !== undefined) settled.push(...close(oldest))
      }
      return [...problems.map((problem) => ({ kind: 'problem' as const, problem })), ...settled]
    },
    finish: () => [...open.values()].flatMap(close),
  }
}

/** The outcome of every row, while they are read. */
export function* dryRun(rows: Iterable<SourceRow>, mapping: ImportMapping): Generator<ImportOutcome> {
  const run = beginDryRun(mapping)
  for (const row of rows) yield* run.take(row)
  yield* run.finish()
}

const keyColumn = ({ columns }: ImportMapping): string | null =>
  Object.entries(columns).find(([, target]) => target.kind === 'field' && target.field === 'garment')?.[0] ?? null

function repeated(
  { row, size }: ReadRow,
  skus: Map<string, number>,
  gtins: Map<string, number>,
): readonly ImportProblem[] {
  if (size === null) return []
  const problems: ImportProblem[] = []
  const look = (
    seen: Map<string, number>,
    value: string,
    column: string | null,
    code: 'sku-repeated' | 'gtin-repeated',
  ) => {
    const otherRow = seen.get(value)
    if (otherRow === undefined) seen.set(value, row)
    else problems.push({ severity: 'error', row, column, code, text: value, otherRow })
  }
  if (size.sku !== null) look(skus, size.sku, size.skuColumn, 'sku-repeated')
  if (size.gtin !== null) look(gtins, gtin14(size.gtin), size.gtinColumn, 'gtin-repeated')
  return problems
}
