/** Why a file is no table that can be read. */
export type TableErrorCode =
  /** A spreadsheet program's own format, or an archive: it has to be saved as CSV. */
  | 'spreadsheet-file'
  /** A picture, a PDF, anything but text. */
  | 'not-text'
  | 'empty'
  | 'no-header'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  /** A quote that is never closed, or text after a closing one. */
  | 'quotes'
  /** XML that ends early or is none. */
  | 'xml'

/** A file that cannot be read on; `row` is the line of the sheet, the header being the first, where it is known. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code: TableErrorCode
  readonly row: number | null

  constructor(code: TableErrorCode, row: number | null = null) {
    super(row === null ? code : `${code} in row ${row}`)
    this.code = code
    this.row = row
  }
}
