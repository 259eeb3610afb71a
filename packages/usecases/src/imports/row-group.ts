import { dimensionsOf, groupOf } from '@fitsize/garments'
import type { OfferedLength } from '@fitsize/sizing'
import type { ImportField, ImportMapping } from './import-mapping'
import type { ImportedGarment, ImportedSize, ImportOutcome, ImportProblem, LocalisedText } from './imported-garment'
import type { ProductFacts, ReadRow } from './read-row'

/** The rows of one garment, or of its colours, as far as they were read. */
export type RowGroup = {
  readonly key: string
  readonly rows: ReadRow[]
  options: readonly (string | undefined)[]
  hasFailed: boolean
}

type Told = (problem: Omit<ImportProblem, 'severity' | 'text'> & Partial<ImportProblem>) => void

/** The garments that a group's rows make, one for each colour; problems instead of all of them where there is an error. */
export function closeGroup(group: RowGroup, mapping: ImportMapping): readonly ImportOutcome[] {
  const problems: ImportProblem[] = []
  const tell: Told = (problem) => problems.push({ severity: 'error', text: '', ...problem })
  const facts = agreedFacts(group.rows, mapping, tell)
  const first = group.rows[0]
  const kind =
    facts.kind ??
    (mapping.defaults.garmentType === null
      ? null
      : { garmentType: mapping.defaults.garmentType, category: mapping.defaults.category })
  for (const [fact, value] of [
    ['name', facts.name],
    ['price', facts.price],
    ['type', kind],
  ] as const)
    if (value === null && first !== undefined && !isTold(group, columnsOf(mapping, fact)))
      tell({ row: first.row, column: columnsOf(mapping, fact)[0] ?? null, code: 'missing' })
  const colours = byColour(group.rows)
  if (colours.length === 0 && first !== undefined && !group.hasFailed)
    tell({ row: first.row, column: null, code: 'missing' })
  const garments = colours.flatMap(({ colour, rows }): readonly ImportedGarment[] => {
    const sizes = sizesOf(rows, kind, mapping, tell)
    if (kind === null || facts.name === null || facts.price === null) return []
    const key = colours.length === 1 || colour === null ? group.key : `${group.key}-${slugOf(colour.en)}`
    return [
      {
        ...facts,
        ...kind,
        key,
        colour,
        name: facts.name,
        price: facts.price,
        imageUrls: imagesOf(rows, group.rows),
        sizes,
      },
    ]
  })
  const isFailed = group.hasFailed || problems.some(({ severity }) => severity === 'error')
  return [
    ...problems.map((problem) => ({ kind: 'problem' as const, problem })),
    ...(isFailed
      ? []
      : garments.map((garment) => ({
          kind: 'garment' as const,
          garment: plain(garment),
          rows: group.rows.map(({ row }) => row),
        }))),
  ]
}

/** Without what only reading needs. */
const plain = ({
  key,
  name,
  garmentType,
  category,
  colour,
  colourFamily,
  price,
  composition,
  stretch,
  fitStyle,
  shopUrl,
  imageUrls,
  sizes,
}: ImportedGarment): ImportedGarment => ({
  key,
  name,
  garmentType,
  category,
  colour,
  colourFamily,
  price,
  composition,
  stretch,
  fitStyle,
  shopUrl,
  imageUrls,
  sizes,
})

const factFields: Readonly<Record<'name' | 'price' | 'type', readonly ImportField[]>> = {
  name: ['name', 'name-en', 'name-fr'],
  price: ['price'],
  type: ['type', 'category', 'kind'],
}

const columnsOf = ({ columns }: ImportMapping, fact: keyof typeof factFields): readonly string[] =>
  Object.entries(columns).flatMap(([column, target]) =>
    target.kind === 'field' && factFields[fact].includes(target.field) ? [column] : [],
  )

/** What cannot be read is not called missing besides. */
const isTold = ({ rows }: RowGroup, columns: readonly string[]): boolean =>
  rows.some(({ problems }) => problems.some(({ column }) => column !== null && columns.includes(column)))

/** What the rows say of the garment: blanks follow the rows before. Our own format's rows must agree; in shops' prices of sizes may differ. */
function agreedFacts(rows: readonly ReadRow[], mapping: ImportMapping, tell: Told): ProductFacts {
  const agreed: { -readonly [Fact in keyof ProductFacts]: ProductFacts[Fact] } = {
    name: null,
    kind: null,
    price: null,
    composition: null,
    stretch: null,
    fitStyle: null,
    colourFamily: null,
    shopUrl: null,
  }
  const from = new Map<keyof ProductFacts, number>()
  const agree = <Fact extends keyof ProductFacts>(fact: Fact, { row, facts }: ReadRow): void => {
    const [before, value] = [agreed[fact], facts[fact]]
    if (value === null) return
    if (before === null) {
      agreed[fact] = value as (typeof agreed)[Fact]
      from.set(fact, row)
    } else if (JSON.stringify(before) !== JSON.stringify(value) && (mapping.format === 'fitsize' || fact === 'price'))
      tell({
        row,
        column:
          fact === 'kind'
            ? (columnsOf(mapping, 'type')[0] ?? null)
            : fact === 'name' || fact === 'price'
              ? (columnsOf(mapping, fact)[0] ?? null)
              : null,
        code: 'conflicts-with-row',
        otherRow: from.get(fact) ?? row,
        severity: mapping.format === 'fitsize' ? 'error' : 'warning',
      })
  }
  for (const row of rows) for (const fact of Object.keys(agreed) as (keyof ProductFacts)[]) agree(fact, row)
  return agreed
}

function byColour(rows: readonly ReadRow[]): readonly { colour: LocalisedText | null; rows: readonly ReadRow[] }[] {
  const groups = new Map<string, { colour: LocalisedText | null; rows: ReadRow[] }>()
  for (const row of rows) {
    if (row.size === null) continue
    const name = row.colour?.en.toLowerCase() ?? ''
    const group = groups.get(name) ?? { colour: row.colour, rows: [] }
    group.rows.push(row)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** A colour's own pictures, and those that came without a size. */
const imagesOf = (rows: readonly ReadRow[], all: readonly ReadRow[]): readonly string[] => [
  ...new Set(all.filter((row) => row.size === null || rows.includes(row)).flatMap(({ imageUrls }) => imageUrls)),
]

function sizesOf(
  rows: readonly ReadRow[],
  kind: ProductFacts['kind'],
  mapping: ImportMapping,
  tell: Told,
): readonly ImportedSize[] {
  const seen = new Map<string, number>()
  const ofType = kind && dimensionsOf(kind.garmentType, kind.category && groupOf(kind.category))
  return rows.flatMap(({ row, size }) => {
    if (size === null) return []
    const name = `${size.system} ${size.label.toUpperCase()}`
    const otherRow = seen.get(name)
    if (otherRow !== undefined) tell({ row, column: size.column, code: 'size-repeated', text: size.label, otherRow })
    seen.set(name, row)
    const lengths: Partial<Record<string, OfferedLength>> = {}
    for (const { column, text, dimensions, value, extent } of size.lengths) {
      const had = dimensions.filter((dimension) => ofType?.includes(dimension))
      if (ofType !== null && had.length === 0) tell({ row, column, code: 'dimension-not-of-type', text })
      for (const dimension of had) {
        if (lengths[dimension] !== undefined) tell({ row, column, code: 'stated-twice', text })
        const stated = size.tolerances.find((tolerance) => tolerance.dimensions.includes(dimension))?.value
        lengths[dimension] = { value, tolerance: stated ?? mapping.defaults.toleranceTenthsMm, extent }
      }
    }
    return [{ label: size.label, system: size.system, sku: size.sku, gtin: size.gtin, lengths }]
  })
}

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
