import type { DimensionName } from '@fitsize/garments'
import { type Extent, readLength } from '@fitsize/sizing'
import type { ImportMapping } from './import-mapping'
import type { ImportedGarment, ImportedSize, ImportProblem, LocalisedText, SourceRow } from './imported-garment'
import {
  addressesOf,
  cellsOf,
  choiceOf,
  colourOf,
  gtinOf,
  isMapped,
  kindOf,
  localised,
  optionNames,
  priceOf,
  sizeCell,
  sizeSystemOf,
} from './read-cells'

/** What a row says of the whole garment; null where it says nothing. */
export type ProductFacts = {
  readonly [Fact in 'name' | 'price' | 'composition' | 'stretch' | 'fitStyle' | 'colourFamily' | 'shopUrl']:
    | ImportedGarment[Fact]
    | null
} & { readonly kind: Pick<ImportedGarment, 'garmentType' | 'category'> | null }

/** A measure before the garment's type is known. */
export type StatedLength = {
  readonly column: string
  readonly text: string
  readonly dimensions: readonly DimensionName[]
  readonly value: number
  readonly extent: Extent
}
export type StatedTolerance = { readonly dimensions: readonly DimensionName[]; readonly value: number }

export type ReadRow = {
  readonly row: number
  readonly key: string | null
  readonly facts: ProductFacts
  readonly colour: LocalisedText | null
  readonly imageUrls: readonly string[]
  /** Null for a row that adds a picture alone. */
  readonly size:
    | (Omit<ImportedSize, 'lengths'> & {
        readonly column: string
        readonly skuColumn: string | null
        readonly gtinColumn: string | null
        readonly lengths: readonly StatedLength[]
        readonly tolerances: readonly StatedTolerance[]
      })
    | null
  readonly problems: readonly ImportProblem[]
}

/** Everything a row says by itself. Shopify names options in a product's first row alone: `optionsBefore` are those. */
export function readRow(
  source: SourceRow,
  mapping: ImportMapping,
  optionsBefore: (key: string) => readonly (string | undefined)[] | undefined,
): ReadRow & { readonly options: readonly (string | undefined)[]; readonly isEmpty: boolean } {
  const cells = cellsOf(source, mapping)
  const isEmpty = cells.filled.length === 0 && cells.problems.length === 0
  const key = (cells.one('garment') ?? cells.one('item-id') ?? cells.one('name') ?? cells.one('name-en'))?.text ?? null
  const named = optionNames(cells)
  const before = key === null ? undefined : optionsBefore(key)
  const options = named.some((name) => name !== undefined) ? named : (before ?? named)
  const facts: ProductFacts = {
    name: localised(cells, 'name'),
    kind: kindOf(cells),
    price: priceOf(cells, mapping),
    composition: localised(cells, 'composition'),
    stretch: choiceOf(cells, 'stretch'),
    fitStyle: choiceOf(cells, 'fit-style'),
    colourFamily: choiceOf(cells, 'colour-family'),
    shopUrl: addressesOf(cells, 'shop-url')[0] ?? null,
  }
  return {
    row: source.row,
    key,
    facts,
    colour: colourOf(cells, options),
    imageUrls: addressesOf(cells, 'images'),
    size: readSize(cells, options, mapping),
    options,
    isEmpty,
    problems: cells.problems,
  }
}

function readSize(
  cells: ReturnType<typeof cellsOf>,
  options: readonly (string | undefined)[],
  mapping: ImportMapping,
): ReadRow['size'] {
  const cell = sizeCell(cells, options)
  const skuCell = cells.one(isMapped(mapping, 'sku') ? 'sku' : 'item-id')
  const isPictureAlone =
    mapping.format === 'shopify' &&
    cell === undefined &&
    cells.one('price') === undefined &&
    cells.one('name') === undefined &&
    cells.one('images') !== undefined
  if (isPictureAlone) return null
  if (cell === undefined) {
    const column = Object.entries(mapping.columns).find(
      ([, target]) => target.kind === 'field' && (target.field === 'size' || target.field === 'option-1-value'),
    )?.[0]
    return cells.tell(column ?? null, 'missing')
  }
  const system = sizeSystemOf(cells, cell.text, cell.column, mapping)
  const { lengths, tolerances } = readMeasures(cells)
  const gtin = gtinOf(cells)
  if (system === null) return null
  return {
    label: cell.text,
    system,
    sku: skuCell?.text ?? null,
    gtin,
    column: cell.column,
    skuColumn: skuCell?.column ?? null,
    gtinColumn: cells.one('gtin')?.column ?? null,
    lengths,
    tolerances,
  }
}

/** No garment is 3 m long; a tolerance of more than 10 cm is another size. */
const longest = { length: 30_000, tolerance: 1001 }

function readMeasures(cells: ReturnType<typeof cellsOf>) {
  const lengths: StatedLength[] = []
  const tolerances: StatedTolerance[] = []
  for (const { column, target, text } of cells.filled) {
    if (target.kind !== 'length' && target.kind !== 'tolerance') continue
    const read = readLength(text, target.unit)
    if (read.kind === 'error') cells.tell(column, read.error)
    if (read.kind !== 'length') continue
    const value = read.tenthsMm
    if (value < 0 || (value === 0 && target.kind === 'length')) cells.tell(column, 'not-positive')
    else if (value >= longest[target.kind]) cells.tell(column, 'length-too-long')
    else if (target.kind === 'length')
      lengths.push({ column, text, value, dimensions: target.dimensions, extent: target.extent })
    else tolerances.push({ dimensions: target.dimensions, value })
  }
  return { lengths, tolerances }
}
