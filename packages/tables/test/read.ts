import { inspectTable, readTable, type TableLimits, type TableRow } from '../src'

const limits: TableLimits = { rows: 1000, columns: 100, cell: 2000 }

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The rows of a file that arrives in pieces of a size. */
export async function rowsOf(
  file: string | Uint8Array,
  { size = 7, ...own }: Partial<TableLimits> & { readonly size?: number } = {},
): Promise<readonly TableRow[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const inspected = await inspectTable(inPieces(bytes, size), 1_000_000)
  const rows: TableRow[] = []
  for await (const row of readTable(inPieces(bytes, size), inspected, { ...limits, ...own })) rows.push(row)
  return rows
}

export const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
