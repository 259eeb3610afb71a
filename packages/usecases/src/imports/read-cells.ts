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
import { comparable, isFormula, plainText } from './cell-text'
import { type GarmentKind, garmentKindOf } from './garment-kind'
import type { ColumnTarget, ImportField, ImportMapping } from './import-mapping'
import type { ImportProblem, LocalisedText, ProblemCode, SourceRow } from './imported-garment'
import { colourOptions, sizeOptions } from './shop-columns'

const longestText = 500
const addressSchema = z.url({ protocol: /^https?$/ })
const shown = 100

/** The cells of a row under what they mean, with every problem of theirs. */
export function cellsOf(row: SourceRow, mapping: ImportMapping) {
  const problems: ImportProblem[] = []
  const tell = (column: string | null, code: ProblemCode, severity: 'error' | 'warning' = 'error'): null => {
    const text = column === null ? '' : (row.cells[column] ?? '').slice(0, shown)
    problems.push({ severity, row: row.row, column, code, text })
    return null
  }
  const filled = Object.entries(mapping.columns).flatMap(([column, target]) => {
    const cell = row.cells[column] ?? ''
    const text = plainText(cell)
    if (target.kind === 'ignored' || text === '') return []
    if (isFormula(cell)) {
      tell(column, 'formula')
      return []
    }
    if (text.length > longestText && !(target.kind === 'field' && target.field === 'images')) {
      tell(column, 'text-too-long')
      return []
    }
    return [{ column, target, text }]
  })
  const allOf = (field: ImportField) => filled.filter(({ target }) => target.kind === 'field' && target.field === field)
  const one = (field: ImportField) => allOf(field)[0]
  return { row: row.row, filled, problems, tell, allOf, one }
}
export type Cells = ReturnType<typeof cellsOf>

/** Whether the file has a column for it at all. */
export const isMapped = ({ columns }: ImportMapping, field: ImportField): boolean =>
  Object.values(columns).some((target: ColumnTarget) => target.kind === 'field' && target.field === field)

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
