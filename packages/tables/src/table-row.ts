/** A row by the names of its columns. `row` is the line of the sheet, the header being the first. */
export type TableRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> }

/** How much a file may hold: rows, columns, and characters of a cell. */
export type TableLimits = { readonly rows: number; readonly columns: number; readonly cell: number }
