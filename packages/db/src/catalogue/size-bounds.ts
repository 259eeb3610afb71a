import {
  type CatalogueFilter,
  type CellScores,
  type FoundSize,
  type FoundSizes,
  greatestScore,
  type Kind,
  type SizeBound,
  type SizePosition,
  scoreStepsFrom,
  unstatedCell,
} from '@fitsize/usecases'
import type pg from 'pg'
import { conditionsBut, newParameters, offerConditions, type Parameters } from './offer-conditions'
import { endOfSize, packedSize, sizeAt } from './packed-sizes'

/** The columns of the index; those after the first two are only filtered by. */
const columns = ['first', 'second', 'third', 'fourth'] as const
const lookedUp = 2

/** As refresh_garment_offers of the migrations writes it. */
export const kindName = ({ garmentType, category }: Kind, tolerances: SizeBound['tolerances']): string =>
  `${garmentType}:${category ?? ''}:${tolerances}`

const joinOffer = 'JOIN app."GarmentOffer" AS offer ON offer."garmentId" = size."garmentId"'

/** The conditions of a filter on `offer` that the kinds do not say already; null where there is none. */
function offerCondition(filter: CatalogueFilter, parameters: Parameters): string | null {
  const { garmentTypes: _types, categories: _categories, ...rest } = filter
  const conditions = offerConditions(rest, parameters)
  return Object.keys(conditions).length === 0 ? null : conditionsBut(conditions)
}

/** One bound as a statement takes it, for each column that is looked up the cells that are asked for, or null for all. */
type AskedBound = {
  readonly index: number
  readonly bound: SizeBound
  readonly cells: readonly (readonly number[] | null)[]
}

/** The cells with which a size can still have the least score. As a list, a B-tree goes from one to the next that there is. */
function askedBound(bound: SizeBound, index: number): AskedBound {
  const best = bound.columns.map((column) => (column === null ? 0 : greatestScore(column)))
  const all = best.reduce((sum, score) => sum + score, 0)
  const cells = bound.columns.slice(0, lookedUp).map((column, place) => {
    if (column === null) return null
    const least = bound.least - (all - (best[place] ?? 0))
    if (column.beyond >= least) return null
    return [
      ...(column.unstated >= least ? [unstatedCell] : []),
      ...column.scores.flatMap((score, at) => (score >= least ? [column.from + at] : [])),
    ]
  })
  return { index, bound, cells }
}

const arrayOf = (values: readonly number[]): string => `{${values.join(',')}}`
/** With the cell itself as the index. */
const scoresOf = ({ from, scores }: CellScores): string =>
  scores.length === 0 ? '{}' : `[${from}:${from + scores.length - 1}]=${arrayOf(scores)}`

/** Rows of the type app.size_bound, one for each kind of a bound. */
const rowsOf = ({ index, bound, cells }: AskedBound): readonly string[] => {
  const ofColumns = columns.flatMap((_, place) => {
    const column = bound.columns[place] ?? null
    return [
      ...(place < lookedUp ? [`"${arrayOf(cells[place] ?? [])}"`] : []),
      ...(column === null ? ['{}', '0', '0'] : [`"${scoresOf(column)}"`, column.unstated, column.beyond]),
    ]
  })
  return bound.kinds.map(
    (kind, place) => `(${[index, place, kindName(kind, bound.tolerances), bound.least, ...ofColumns].join(',')})`,
  )
}

const scoreOf = (name: string): string =>
  `coalesce(asked.${name}_scores[size."${name}"], CASE size."${name}" WHEN ${unstatedCell} THEN asked.${name}_unstated ELSE asked.${name}_beyond END)`

const score = columns.map(scoreOf).join(' + ')

/**
 * SQL that reads sizes within bounds. They come as one value inside of a SELECT, which is planned for as if there were any
 * number of them: the text and the plan are the same for everybody whose bounds leave the same columns open.
 */
function withinBounds(
  asked: readonly AskedBound[],
  byCells: boolean,
  condition: string | null,
  conditions: readonly string[],
  steps: string,
  { add }: Parameters,
): string {
  const open = columns.map((_, place) => asked[0]?.cells[place] == null)
  return `SELECT asked.bound, asked.place, size."garmentId", size."sizeId", size.packed, size."publishedAt",
      width_bucket(size.score - asked.least, ${steps})::int2 AS above
    FROM unnest((SELECT ${add(asked.flatMap(rowsOf))}::app.size_bound[])) AS asked
    CROSS JOIN LATERAL (
      SELECT size.*, ${score} AS score FROM app."SizeOffer" AS size ${condition === null ? '' : joinOffer}
      WHERE ${[
        'size.kind = asked.kind',
        ...columns.flatMap((name, place) =>
          byCells && !open[place] ? [`size."${name}" = ANY (asked.${name}_cells)`] : [],
        ),
        ...(condition === null ? [] : [condition]),
        ...conditions,
        `${score} >= asked.least`,
      ].join(' AND ')} OFFSET 0) AS size`
}

/** Bounds that leave the same columns open are read by the same part of a statement. */
function partsOf(bounds: readonly SizeBound[], byCells: boolean): readonly (readonly AskedBound[])[] {
  const asked = bounds.map(askedBound)
  if (!byCells) return [asked]
  const byOpen = new Map<string, AskedBound[]>()
  for (const each of asked) {
    const open = each.cells.map((column) => (column === null ? 'open' : 'cells')).join(' ')
    const alike = byOpen.get(open) ?? []
    byOpen.set(open, alike)
    alike.push(each)
  }
  return [...byOpen].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part)
}

/** Before each packed size: its bound, the place of its kind and how many ranks above the one asked for it may have. */
const headBytes = 6

/**
 * Sizes as one value: a row for each of hundreds would cost several times what it costs to find them. In base 64, which is
 * read ten times as fast as the hexadecimal digits that bytes come in otherwise.
 */
const inOneValue = (selects: readonly string[], rest: string) => `
  SELECT encode(string_agg(
    int2send(size.bound) || int2send(size.place) || int2send(size.above) || ${packedSize}, ''), 'base64') AS sizes
  FROM (SELECT * FROM (${selects.join(' UNION ALL ')}) AS size ${rest}) AS size`

async function readSizes(
  pool: pg.Pool,
  bounds: readonly SizeBound[],
  text: string,
  values: readonly unknown[],
): Promise<FoundSizes> {
  const { rows } = await pool.query<{ sizes: string | null }>({ name: nameOf(text), text, values: [...values] })
  const bytes = Buffer.from(rows[0]?.sizes ?? '', 'base64')
  let count = 0
  for (let at = 0; at < bytes.length; at = endOfSize(bytes, at + headBytes)) count++
  return { count, [Symbol.iterator]: () => foundSizes(bytes, bounds) }
}

function* foundSizes(bytes: Buffer, bounds: readonly SizeBound[]): Generator<FoundSize> {
  for (let at = 0; at < bytes.length; at = endOfSize(bytes, at + headBytes)) {
    const bound = bytes.readInt16BE(at)
    const within = bounds[bound]
    const kind = within?.kinds[bytes.readInt16BE(at + 2)]
    if (within !== undefined && kind !== undefined)
      yield { bound, kind, highestRank: within.rank + bytes.readInt16BE(at + 4), size: sizeAt(bytes, at + headBytes) }
  }
}

/** Scores that a size needs above the least for each further rank. */
const stepsOf = ([first]: readonly SizeBound[], { add }: Parameters): string =>
  `(SELECT ${add(first === undefined ? [] : scoreStepsFrom(first.rank))}::int[])`

/** Those that may have the highest rank first. */
export async function sizesWithin(
  pool: pg.Pool,
  bounds: readonly SizeBound[],
  filter: CatalogueFilter,
  limit: number | null,
): Promise<FoundSizes> {
  const parameters = newParameters()
  const condition = offerCondition(filter, parameters)
  const steps = stepsOf(bounds, parameters)
  const selects = partsOf(bounds, true).map((part) => withinBounds(part, true, condition, [], steps, parameters))
  const most = limit === null ? '' : `LIMIT ${limit}`
  const order = `ORDER BY size.above DESC, size."publishedAt" DESC, size."garmentId" DESC ${most}`
  return readSizes(pool, bounds, inOneValue(selects, order), parameters.values)
}

/** The newest first. Looked up by the moment of publication, or by cells where `since` is null. */
export async function newestWithin(
  pool: pg.Pool,
  bounds: readonly SizeBound[],
  filter: CatalogueFilter,
  {
    after,
    since,
    limit,
  }: { readonly after: SizePosition | null; readonly since: number | null; readonly limit: number },
): Promise<FoundSizes> {
  const parameters = newParameters()
  const { add } = parameters
  const condition = offerCondition(filter, parameters)
  const conditions: string[] = []
  if (after !== null) {
    const moment = `${add(new Date(after.publishedAt))}::timestamptz`
    conditions.push(`(size."publishedAt", size."garmentId") < (${moment}, ${add(after.garmentId)}::uuid)`)
  }
  if (since !== null) conditions.push(`size."publishedAt" >= ${add(new Date(since))}::timestamptz`)
  const steps = stepsOf(bounds, parameters)
  const selects = partsOf(bounds, since === null).map((part) =>
    withinBounds(part, since === null, condition, conditions, steps, parameters),
  )
  const order = `ORDER BY size."publishedAt" DESC, size."garmentId" DESC LIMIT ${limit}`
  return readSizes(pool, bounds, inOneValue(selects, order), parameters.values)
}

const names = new Map<string, string>()
const mostNames = 100

/** What a statement is prepared as on each connection; the first hundred texts are, further ones are planned each time. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `catalogue-sizes-${names.size}`
  names.set(text, name)
  return name
}
