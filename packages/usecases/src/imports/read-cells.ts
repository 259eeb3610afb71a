import { type Price, readGtin, readPrice } from '@fitsize/contracts'
import {
  categorySchema,
  colourFamilySchema,
  fitStyleSchema,
  garmentTypeSchema,
  stretchSchema,
  typeOfCategory,
} from '@fitsize/garments'
import { type SizeSystem, sizeRank, sizeSystems } from '@fitsize/sizing'
import { z } from 'zod'
import { comparable, isFormula, ownValue, plainText } from './cell-text'
import { type GarmentKind, garmentKindOf } from './garment-kind'
import type { ColumnTarget, ImportField, ImportMapping } from './import-mapping'
import type { ImportProblem, LocalisedText, ProblemCode, SourceRow } from './imported-garment'
import { colourOptions, sizeOptions } from './shop-columns'

const longestText = 500
const addressSchema = z.url({ protocol: /^https?$/ })
const shown = 100

const readColumns = new WeakMap<ImportMapping, readonly { readonly column: string; readonly target: ColumnTarget }[]>()

/** The columns that are not left out; worked out once for all rows of a file. */
function columnsRead(mapping: ImportMapping) {
  const known = readColumns.get(mapping)
  if (known !== undefined) return known
  const columns = Object.entries(mapping.columns)
    .map(([column, target]) => ({ column, target }))
    .filter(({ target }) => target.kind !== 'ignored')
  readColumns.set(mapping, columns)
  return columns
}

/** The cells of a row under what they mean, with every problem of theirs. */
export function cellsOf(row: SourceRow, mapping: ImportMapping) {
  const problems: ImportProblem[] = []
  const tell = (column: string | null, code: ProblemCode, severity: 'error' | 'warning' = 'error'): null => {
    const text = column === null ? '' : (row.cells[column] ?? '').slice(0, shown)
    problems.push({ severity, row: row.row, column, code, text })
    return null
  }
  const filled: FilledCell[] = []
  const byField = new Map<ImportField, FilledCell[]>()
  for (const { column, target } of columnsRead(mapping)) {
    const cell = ownValue(row.cells, column)
    if (cell === undefined || cell === '') continue
    const text = plainText(cell)
    const field = target.kind === 'field' ? target.field : null
    if (text === '') continue
    if (isFormula(cell)) tell(column, 'formula')
    else if (text.length > longestText && field !== 'images') tell(column, 'text-too-long')
    else {
      const one = { column, target, text }
      filled.push(one)
      if (field !== null) byField.set(field, [...(byField.get(field) ?? []), one])
    }
  }
  const allOf = (field: ImportField): readonly FilledCell[] => byField.get(field) ?? []
  const one = (field: ImportField): FilledCell | undefined => byField.get(field)?.[0]
  return { row: row.row, filled, problems, tell, allOf, one }
}
type FilledCell = { readonly column: string; readonly target: ColumnTarget; readonly text: string }
export type Cells = ReturnType<typeof cellsOf>

/** Whether the file has a column for it at all. */
export const isMapped = (mapping: ImportMapping, field: ImportField): boolean =>
  columnsRead(mapping).some(({ target }) => target.kind === 'field' && target.field === field)

/** In both languages: the one that is missing is said in the other one. */
export function localised({ one }: Cells, field: 'name' | 'colour' | 'composition'): LocalisedText | null {
  const both = one(field)?.text
  const [en, fr] = [one(`${field}-en`)?.text ?? both, one(`${field}-fr`)?.text ?? both]
  const [first, second] = [en ?? fr, fr ?? en]
  return first === undefined || second === undefined ? null : { en: first, fr: second }
}

/** What an option such as Shopify's is called and is, where its name says that it is one of these. */
export function optionOf({ one }: Cells, names: readonly (string | undefined)[], words: readonly string[]) {
  const place = names.findIndex((name) => name !== undefined && words.includes(comparable(name)))
  return place < 0 ? undefined : one(`option-${(place + 1) as 1 | 2 | 3}-value`)
}

export const optionNames = ({ one }: Cells): readonly (string | undefined)[] =>
  ([1, 2, 3] as const).map((number) => one(`option-${number}-name`)?.text)

export const sizeCell = (cells: Cells, names: readonly (string | undefined)[]) =>
  cells.one('size') ?? optionOf(cells, names, sizeOptions)

export function colourOf(cells: Cells, names: readonly (string | undefined)[]): LocalisedText | null {
  const option = optionOf(cells, names, colourOptions)?.text
  const stated = localised(cells, 'colour')
  if (option === undefined) return stated
  return { en: cells.one('colour-en')?.text ?? option, fr: cells.one('colour-fr')?.text ?? option }
}

/** Its own names of type and category before what a shop calls it. */
export function kindOf(cells: Cells): GarmentKind | null {
  const [typeCell, categoryCell] = [cells.one('type'), cells.one('category')]
  const type = typeCell && garmentTypeSchema.safeParse(typeCell.text.toLowerCase())
  const category = categoryCell && categorySchema.safeParse(categoryCell.text.toLowerCase())
  if (typeCell && type?.success === false) {
    const worded = garmentKindOf(typeCell.text)
    return worded ?? cells.tell(typeCell.column, 'type-unknown')
  }
  if (categoryCell && category?.success === false) {
    const worded = garmentKindOf(categoryCell.text)
    if (worded?.category == null) return cells.tell(categoryCell.column, 'not-a-choice')
    return type?.data !== undefined && type.data !== worded.garmentType
      ? cells.tell(categoryCell.column, 'category-of-other-type')
      : worded
  }
  if (category?.data !== undefined) {
    const garmentType = typeOfCategory(category.data)
    return type?.data !== undefined && type.data !== garmentType
      ? cells.tell(categoryCell?.column ?? null, 'category-of-other-type')
      : { garmentType, category: category.data }
  }
  if (type?.data !== undefined) return { garmentType: type.data, category: null }
  const kinds = cells.allOf('kind').flatMap(({ text }) => garmentKindOf(text) ?? [])
  const [first] = [...kinds.filter((kind) => kind.category !== null), ...kinds]
  const [unknown] = cells.allOf('kind')
  if (first === undefined && unknown !== undefined) return cells.tell(unknown.column, 'type-unknown')
  return first ?? null
}

export function priceOf(cells: Cells, mapping: ImportMapping): Price | null {
  const cell = cells.one('price')
  if (cell === undefined) return null
  const currency = cells.one('currency')?.text.toUpperCase() ?? mapping.defaults.currency ?? undefined
  const read = readPrice(cell.text, { currency, decimalMark: mapping.decimalMark ?? undefined })
  if (read.kind === 'error') return cells.tell(cell.column, read.error)
  return read.kind === 'price' ? read.price : null
}

export function gtinOf(cells: Cells): string | null {
  const cell = cells.one('gtin')
  if (cell === undefined) return null
  const read = readGtin(cell.text)
  if (read.kind === 'error')
    return cells.tell(cell.column, read.error === 'not-digits' ? 'gtin-not-digits' : read.error)
  return read.kind === 'gtin' ? read.gtin : null
}

export function addressesOf(cells: Cells, field: 'images' | 'shop-url'): readonly string[] {
  return cells.allOf(field).flatMap(({ column, text }) =>
    text
      .split(/\s+|[|;,](?=\s*https?:)/)
      .filter((address) => address !== '')
      .flatMap((address) =>
        addressSchema.safeParse(address).success ? [address] : (cells.tell(column, 'not-an-address') ?? []),
      ),
  )
}

const choices = { stretch: stretchSchema, 'fit-style': fitStyleSchema, 'colour-family': colourFamilySchema }

export function choiceOf<Field extends keyof typeof choices>(
  cells: Cells,
  field: Field,
): z.infer<(typeof choices)[Field]> | null {
  const cell = cells.one(field)
  if (cell === undefined) return null
  const read = choices[field].safeParse(cell.text.toLowerCase())
  return read.success ? (read.data as z.infer<(typeof choices)[Field]>) : cells.tell(cell.column, 'not-a-choice')
}

export function sizeSystemOf(cells: Cells, label: string, column: string, mapping: ImportMapping): SizeSystem | null {
  const cell = cells.one('size-system')
  if (cell !== undefined) {
    const system = sizeSystems.find((one) => one === cell.text.toUpperCase())
    return system ?? cells.tell(cell.column, 'size-system-unknown')
  }
  // Letters are the same everywhere.
  if (sizeRank('INT', label)?.family === 'letters') return 'INT'
  return mapping.defaults.sizeSystem ?? cells.tell(column, 'size-system-missing')
}
