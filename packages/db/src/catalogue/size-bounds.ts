import {
  type CatalogueFilter,
  type CellScores,
  greatestScore,
  type OfferedSize,
  type SizeBound,
  type SizePosition,
  type SizesOfKind,
  unstatedCell,
} from '@fitsize/usecases'
import type pg from 'pg'
import { conditionsBut, newParameters, offerConditions, type Parameters } from './offer-conditions'
import { packedSizes, unpackSizes } from './packed-sizes'

const columns = ['first', 'second', 'third', 'fourth'] as const

type Kind = SizesOfKind['kind']
export const kindName = ({ garmentType, category }: Kind): string => `${garmentType}:${category ?? ''}`

const joinOffer = 'JOIN app."GarmentOffer" AS offer ON offer."garmentId" = size."garmentId"'

/** The conditions of a filter on `offer` that the kinds do not say already; null where there is none. */
function offerCondition(filter: CatalogueFilter, parameters: Parameters): string | null {
  const { garmentTypes: _types, categories: _categories, ...rest } = filter
  const conditions = offerConditions(rest, parameters)
  return Object.keys(conditions).length === 0 ? null : conditionsBut(conditions)
}

/** One bound as a statement takes it, for each column the cells that are asked for, or null for all. */
type AskedBound = {
  readonly index: number
  readonly bound: SizeBound
  readonly cells: readonly (readonly number[] | null)[]
}

/** The cells with which a size can still have the least score. As a list, a B-tree goes from one to the next that there is. */
function askedBound(bound: SizeBound, index: number): AskedBound {
  const best = bound.columns.map((column) => (column === null ? 0 : greatestScore(column)))
  const all = best.reduce((sum, score) => sum + score, 0)
  const cells = bound.columns.map((column, place) => {
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
const scoresOf = (column: CellScores | null): string =>
  column === null ? '{}' : `[${column.from}:${column.from + column.scores.length - 1}]=${arrayOf(column.scores)}`

/**
 * SQL that reads sizes within bounds, one after the other as `asked`, which `${choice}` then chooses from. Values come as
 * lists, so that the text is the same for everybody whose bounds leave the same columns open, and is planned once.
 */
function withinBounds(
  asked: readonly AskedBound[],
  byCells: boolean,
  condition: string | null,
  conditions: readonly string[],
  { add }: Parameters,
): string {
  const rows = asked.flatMap(({ index, bound, cells }) =>
    bound.kinds.map((kind, place) => ({ index, bound, cells, kind, place })),
  )
  const list = (type: string, values: readonly unknown[]) => `${add(values)}::${type}[]`
  const open = columns.map((_, place) => asked[0]?.cells[place] == null)
  const fields = columns.flatMap((name, place) => {
    const ofColumn = rows.map(({ bound }) => bound.columns[place] ?? null)
    return [
      { name: `${name}_scores`, type: '::smallint[]', list: list('text', ofColumn.map(scoresOf)) },
      {
        name: `${name}_unstated`,
        type: '',
        list: list(
          'int',
          ofColumn.map((column) => column?.unstated ?? 0),
        ),
      },
      {
        name: `${name}_beyond`,
        type: '',
        list: list(
          'int',
          ofColumn.map((column) => column?.beyond ?? 0),
        ),
      },
      ...(byCells && !open[place]
        ? [
            {
              name: `${name}_cells`,
              type: '::smallint[]',
              list: list(
                'text',
                rows.map(({ cells }) => arrayOf(cells[place] ?? [])),
              ),
            },
          ]
        : []),
    ]
  })
  const scoreOf = (name: string) =>
    `coalesce(asked.${name}_scores[size."${name}"], CASE size."${name}" WHEN ${unstatedCell} THEN asked.${name}_unstated ELSE asked.${name}_beyond END)`
  return `SELECT asked.bound, asked.place, size."garmentId", size."sizeId", size.packed, size."publishedAt"
    FROM (
      SELECT bound, place, kind, least, ${fields.map(({ name, type }) => `${name}${type} AS ${name}`).join(', ')}
      FROM unnest(${[
        list(
          'int',
          rows.map(({ index }) => index),
        ),
        list(
          'int',
          rows.map(({ place }) => place),
        ),
        list(
          'text',
          rows.map(({ kind }) => kindName(kind)),
        ),
        list(
          'int',
          rows.map(({ bound }) => bound.least),
        ),
        ...fields.map((field) => field.list),
      ].join(
        ', ',
      )}) AS asked(bound, place, kind, least, ${fields.map(({ name }) => name).join(', ')}) OFFSET 0) AS asked
    CROSS JOIN LATERAL (
      SELECT size.* FROM app."SizeOffer" AS size ${condition === null ? '' : joinOffer}
      WHERE ${[
        'size.kind = asked.kind',
        ...columns.flatMap((name, place) =>
          byCells && !open[place] ? [`size."${name}" = ANY (asked.${name}_cells)`] : [],
        ),
        ...(condition === null ? [] : [condition]),
        ...conditions,
        `${columns.map(scoreOf).join(' + ')} >= asked.least`,
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

type Row = { readonly bound: number; readonly place: number; readonly sizes: Buffer | null }

async function readSizes(
  pool: pg.Pool,
  bounds: readonly SizeBound[],
  text: string,
  values: readonly unknown[],
): Promise<readonly (readonly SizesOfKind[])[]> {
  const { rows } = await pool.query<Row>({ name: nameOf(text), text, values: [...values] })
  const found = bounds.map((): SizesOfKind[] => [])
  for (const { bound, place, sizes } of rows) {
    const kind = bounds[bound]?.kinds[place]
    if (kind !== undefined) found[bound]?.push({ kind, sizes: unpackSizes(sizes) })
  }
  return found
}

export async function sizesWithin(
  pool: pg.Pool,
  bounds: readonly SizeBound[],
  filter: CatalogueFilter,
): Promise<readonly (readonly SizesOfKind[])[]> {
  const parameters = newParameters()
  const condition = offerCondition(filter, parameters)
  const selects = partsOf(bounds, true).map((part) => withinBounds(part, true, condition, [], parameters))
  return readSizes(
    pool,
    bounds,
    `SELECT size.bound, size.place, ${packedSizes} AS sizes FROM (${selects.join(' UNION ALL ')}) AS size
     GROUP BY size.bound, size.place`,
    parameters.values,
  )
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
): Promise<readonly (readonly SizesOfKind[])[]> {
  const parameters = newParameters()
  const { add } = parameters
  const condition = offerCondition(filter, parameters)
  const conditions: string[] = []
  if (after !== null) {
    const moment = `${add(new Date(after.publishedAt))}::timestamptz`
    conditions.push(`(size."publishedAt", size."garmentId") < (${moment}, ${add(after.garmentId)}::uuid)`)
  }
  if (since !== null) conditions.push(`size."publishedAt" >= ${add(new Date(since))}::timestamptz`)
  const selects = partsOf(bounds, since === null).map((part) =>
    withinBounds(part, since === null, condition, conditions, parameters),
  )
  return readSizes(
    pool,
    bounds,
    `SELECT size.bound, size.place, ${packedSizes} AS sizes FROM (
       SELECT * FROM (${selects.join(' UNION ALL ')}) AS size
       ORDER BY size."publishedAt" DESC, size."garmentId" DESC LIMIT ${add(limit)}) AS size
     GROUP BY size.bound, size.place`,
    parameters.values,
  )
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
