import { SaxesParser } from 'saxes'
import { TableError } from './table-error'
import type { TableLimits, TableRow } from './table-row'

/** What holds a product in RSS 2.0 and in Atom. */
const itemNames: ReadonlySet<string> = new Set(['item', 'entry'])
/** Between the values of an element that stands more than once, as further pictures do. */
const between = ','

/** The products of a Google Merchant feed as XML: each child of an item is a cell, named without its namespace. */
export async function* readFeed(text: AsyncIterable<string>, limits: TableLimits): AsyncGenerator<TableRow> {
  const parser = new SaxesParser({ xmlns: true })
  const ready: TableRow[] = []
  let row = 1
  let item: Map<string, string> | null = null
  let depth = 0
  let value = ''
  let failure: TableError | null = null
  const fail = (code: 'xml' | 'cell-too-long' | 'too-many-columns' | 'too-many-rows') => {
    failure ??= new TableError(code, row + 1)
  }
  parser.on('error', () => fail('xml'))
  parser.on('opentag', ({ local }) => {
    if (item === null) {
      if (itemNames.has(local)) [item, depth] = [new Map(), 0]
      return
    }
    depth++
    if (depth === 1) value = ''
  })
  const addText = (more: string) => {
    if (item === null || depth === 0) return
    value += more
    if (value.length > limits.cell) fail('cell-too-long')
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ local, attributes }) => {
    if (item === null) return
    if (depth === 0) {
      row++
      if (row - 1 > limits.rows) fail('too-many-rows')
      ready.push({ row, cells: Object.fromEntries(item) })
      item = null
      return
    }
    if (depth === 1) {
      // Atom's link has its address in an attribute.
      const own = value.trim() || attributes.href?.value || ''
      const before = item.get(local)
      if (own !== '') item.set(local, before === undefined ? own : `${before}${between}${own}`)
      if (item.size > limits.columns) fail('too-many-columns')
    }
    depth--
  })
  for await (const piece of text) {
    parser.write(piece)
    if (failure !== null) throw failure
    yield* ready.splice(0)
  }
  parser.close()
  if (failure !== null) throw failure
  yield* ready.splice(0)
  if (row === 1) throw new TableError('empty')
}
