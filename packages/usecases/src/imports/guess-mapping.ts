import { readGtin } from '@fitsize/contracts'
import { type DimensionName, garmentTypes } from '@fitsize/garments'
import { type LengthUnit, readLength, sizeRank, tenthsMmFrom, usualLengths, usualTolerance } from '@fitsize/sizing'
import { comparable, ownValue, plainText } from './cell-text'
import { fieldWords, lengthHeader } from './header-words'
import type { ColumnTarget, ImportField, ImportFormat, ImportMapping } from './import-mapping'
import type { SourceRow } from './imported-garment'
import { ownFields, ownPrefix, ownTargets } from './own-columns'
import { shopColumns, tellingColumns } from './shop-columns'

export type GuessedMapping = {
  readonly mapping: ImportMapping
  /** 0 to 1 for each column: 1 for a format's own name, less for what is alike, 0 for what is left out. */
  readonly confidence: Readonly<Record<string, number>>
}

type Guess = { readonly column: string; readonly target: ColumnTarget; readonly confidence: number }

/** How alike names must be, by pairs of letters; "colour" and "color" have 0.67 and are listed both. */
const alikeFrom = 0.75
const byValues = 0.5
/** What somebody has looked at goes before any name, even what was left out. */
const rememberedConfidence = 2

/**
 * What the columns of a file are: as they were for the brand's last file of this format, else by their names, and then by
 * what stands in the first rows.
 */
export function guessMapping(
  columns: readonly string[],
  samples: readonly SourceRow[],
  kept: ImportMapping | null = null,
): GuessedMapping {
  const format = formatOf(columns)
  const valuesOf = (column: string): readonly string[] =>
    samples.map(({ cells }) => plainText(cells[column] ?? '')).filter((text) => text !== '')
  const remembered = kept?.format === format ? kept : null
  const named = columns.map((column): Guess => {
    const target = remembered === null ? undefined : ownValue(remembered.columns, column)
    return target === undefined
      ? guessByName(column, format, valuesOf(column))
      : { column, target, confidence: rememberedConfidence }
  })
  const guesses = onlyOnce(named)
  const taken = new Set(guesses.flatMap(({ target }) => (target.kind === 'field' ? [target.field] : [])))
  const all = onlyOnce(
    guesses.map((guess) =>
      guess.confidence > 0 ? guess : (guessByValues(guess.column, valuesOf(guess.column), taken) ?? guess),
    ),
  )
  return {
    mapping: {
      format,
      columns: Object.fromEntries(all.map(({ column, target }) => [column, target])),
      defaults: remembered?.defaults ?? {
        garmentType: null,
        category: null,
        currency: null,
        sizeSystem: null,
        toleranceTenthsMm: usualTolerance,
      },
      decimalMark: remembered?.decimalMark ?? null,
    },
    confidence: Object.fromEntries(all.map(({ column, confidence }) => [column, Math.min(1, confidence)])),
  }
}

function formatOf(columns: readonly string[]): ImportFormat {
  const names = columns.map(comparable)
  for (const format of ['shopify', 'google'] as const)
    if (names.filter((name) => tellingColumns[format].includes(name)).length >= 2) return format
  return 'fitsize'
}

const ignored = (column: string): Guess => ({ column, target: { kind: 'ignored' }, confidence: 0 })
const asField = (column: string, field: ImportField, confidence: number): Guess => ({
  column,
  target: { kind: 'field', field },
  confidence,
})

function guessByName(column: string, format: ImportFormat, values: readonly string[]): Guess {
  const own = ownTargets.get(column.startsWith(ownPrefix) ? column.slice(ownPrefix.length) : column)
  const name = comparable(column)
  const shopField = format === 'fitsize' ? undefined : ownValue(shopColumns[format], name)
  if (shopField !== undefined) return asField(column, shopField, 1)
  if (own !== undefined) return { column, target: own, confidence: 1 }
  const words = Object.entries(fieldWords) as [ImportField, readonly string[]][]
  const known = words.find(([, alike]) => alike.includes(name))?.[0]
  if (known !== undefined) return asField(column, known, 0.9)
  const length = lengthHeader(column)
  if (length !== null) return { column, target: withValues(length, values), confidence: length.saysUnit ? 0.9 : 0.8 }
  const alike = [...words, ...Object.entries(ownFields).map(([own, field]) => [field, [comparable(own)]] as const)]
    .flatMap(([field, names]) => names.map((word) => ({ field, likeness: likeness(name, word) })))
    .toSorted((one, other) => other.likeness - one.likeness)[0]
  return alike !== undefined && alike.likeness >= alikeFrom
    ? asField(column, alike.field, alike.likeness * 0.8)
    : ignored(column)
}

/** A field is one column's: of several the surest, of those as sure the first. Only pictures and kinds may be several. */
function onlyOnce(guesses: readonly Guess[]): readonly Guess[] {
  const best = new Map<string, Guess>()
  for (const guess of guesses)
    if (guess.target.kind !== 'ignored') {
      const key = keyOf(guess.target)
      const before = best.get(key)?.confidence ?? 0
      // Ours says more than a shop's: Google's size system knows no letters.
      const isOurs = guess.column.startsWith(ownPrefix) && guess.confidence >= before
      if (isOurs || guess.confidence > before) best.set(key, guess)
    }
  return guesses.map((guess) =>
    guess.target.kind === 'ignored' || isRepeatable(guess.target) || best.get(keyOf(guess.target)) === guess
      ? guess
      : ignored(guess.column),
  )
}

const isRepeatable = (target: ColumnTarget): boolean =>
  target.kind === 'field' && (target.field === 'images' || target.field === 'kind')
const keyOf = (target: ColumnTarget): string =>
  target.kind === 'field'
    ? target.field
    : target.kind === 'length'
      ? `length ${target.extent} ${target.dimensions.join(' ')}`
      : `${target.kind} ${target.kind === 'tolerance' ? target.dimensions.join(' ') : ''}`

/** By pairs of letters, as Dice counts them: 0 to 1. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  if (first.length + second.length === 0) return one === other ? 1 : 0
  const left = [...second]
  let shared = 0
  for (const pair of first) {
    const place = left.indexOf(pair)
    if (place < 0) continue
    left.splice(place, 1)
    shared += 1
  }
  return (2 * shared) / (first.length + second.length)
}

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, place) => text.slice(place, place + 2))

/** Unit and extent that the name does not say, by which of them makes usual garments of the values. */
function withValues(
  { target, saysUnit, saysExtent }: NonNullable<ReturnType<typeof lengthHeader>>,
  values: readonly string[],
): ColumnTarget {
  const numbers = values.flatMap((text) => {
    const read = readLength(text, 'cm')
    return read.kind === 'length' && read.tenthsMm > 0 ? [read.tenthsMm / 100] : []
  })
  const middle = numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
  const usual = usualOf(target.dimensions)
  if (target.kind === 'tolerance' || middle === undefined || usual === undefined || (saysUnit && saysExtent))
    return target
  const units: readonly LengthUnit[] = saysUnit ? [target.unit] : ['cm', 'in', 'mm']
  const extents = saysExtent || !isAround(target.dimensions) ? [target.extent] : (['flat', 'girth'] as const)
  const [best] = units
    .flatMap((unit) => extents.map((extent) => ({ unit, extent })))
    .map(({ unit, extent }) => {
      const share = tenthsMmFrom(middle, unit) / (usual * (extent === 'girth' ? 2 : 1))
      return { unit, extent, off: Math.abs(Math.log(share)) }
    })
    .toSorted((one, other) => one.off - other.off)
  return best === undefined ? target : { ...target, unit: best.unit, extent: best.extent }
}

const usualOf = (dimensions: readonly DimensionName[]): number | undefined =>
  (Object.keys(garmentTypes) as (keyof typeof garmentTypes)[])
    .flatMap((type) => dimensions.map((dimension) => usualLengths(type)[dimension]))
    .find((length) => length !== undefined)

/** The widths that charts give as girths, too. */
const isAround = (dimensions: readonly DimensionName[]): boolean =>
  dimensions.some((dimension) => ['chest', 'waist', 'waistband', 'hem', 'hemline', 'left_thigh'].includes(dimension))

/** What values tell by themselves. Most of them must: a file has slips. */
function guessByValues(column: string, values: readonly string[], taken: ReadonlySet<ImportField>): Guess | null {
  const most = (test: (text: string) => boolean): boolean =>
    values.length > 0 && values.filter(test).length >= 0.8 * values.length
  const kinds: readonly (readonly [ImportField, (text: string) => boolean])[] = [
    ['gtin', (text) => readGtin(text).kind === 'gtin'],
    ['images', (text) => /^https?:.*\.(jpe?g|png|webp|avif)(\?|$)/i.test(text)],
    ['shop-url', (text) => /^https?:/i.test(text)],
    ['price', (text) => /^(\D{0,4}\d+([.,]\d{2}) ?[€$£]|[€$£¥] ?\d+([.,]\d{2})?)$/.test(text)],
    ['size', (text) => sizeRank('INT', text)?.family === 'letters'],
  ]
  const field = kinds.find(([name, test]) => !taken.has(name) && most(test))?.[0]
  return field === undefined ? null : asField(column, field, byValues)
}
