import {
  type CatalogueFilter,
  cellDimensions,
  type OfferedSize,
  type SizeBox,
  type SizePosition,
} from '@fitsize/usecases'
import type pg from 'pg'
import { conditionsBut, newParameters, offerConditions, type Parameters } from './offer-conditions'
import { packedSizes, unpackSizes } from './packed-sizes'

/** Half centimetres in tenths of a millimetre, as app.cell of the migrations has them. */
const cellTenthsMm = 50
/** The cell of what a chart does not state, or not so that it could be compared: a box never leaves it out. */
const unknownCell = -1
const columns = ['first', 'second', 'third', 'fourth'] as const

export const kindName = ({ garmentType, category }: SizeBox['kind']): string => `${garmentType}:${category ?? ''}`

/** The cells of a range and the unknown one. As a list, a B-tree goes from one to the next that there is. */
function cellsOf({ min, max }: { readonly min: number; readonly max: number }): readonly number[] {
  const cells = [unknownCell]
  const last = Math.min(Math.floor(max / cellTenthsMm), 1310)
  for (let cell = Math.max(0, Math.floor(min / cellTenthsMm)); cell <= last; cell++) cells.push(cell)
  return cells
}

const joinOffer = 'JOIN app."GarmentOffer" AS offer ON offer."garmentId" = size."garmentId"'

/** The conditions of a filter on `offer` that the kinds of boxes do not say already; null where there is none. */
function offerCondition(filter: CatalogueFilter, parameters: Parameters): string | null {
  const { garmentTypes: _types, categories: _categories, ...rest } = filter
  const conditions = offerConditions(rest, parameters)
  return Object.keys(conditions).length === 0 ? null : conditionsBut(conditions)
}

const boxConditions = ({ kind, box }: SizeBox, { add }: Parameters): readonly string[] => [
  `size.kind = ${add(kindName(kind))}`,
  ...cellDimensions[kind.garmentType].flatMap((name, place) => {
    const range = box[name]
    return range === undefined ? [] : [`size."${columns[place]}" = ANY (${add(cellsOf(range))}::smallint[])`]
  }),
]

/** For each box the sizes within it, of garments that pass the filter, in one statement. */
export async function sizesWithin(
  pool: pg.Pool,
  boxes: readonly SizeBox[],
  filter: CatalogueFilter,
): Promise<readonly (readonly OfferedSize[])[]> {
  const parameters = newParameters()
  const condition = offerCondition(filter, parameters)
  const selects = boxes.map(
    (box, index) => `SELECT ${index} AS box, ${packedSizes} AS sizes
      FROM app."SizeOffer" AS size ${condition === null ? '' : joinOffer}
      WHERE ${[...boxConditions(box, parameters), ...(condition === null ? [] : [condition])].join(' AND ')}`,
  )
  const { rows } = await pool.query<{ box: number; sizes: Buffer | null }>(
    selects.join(' UNION ALL '),
    parameters.values,
  )
  const found = new Map(rows.map(({ box, sizes }) => [box, unpackSizes(sizes)]))
  return boxes.map((_, index) => found.get(index) ?? [])
}

/** Sizes within a box, of garments that pass the filter, the newest first. */
export async function newestWithin(
  pool: pg.Pool,
  box: SizeBox,
  filter: CatalogueFilter,
  after: SizePosition | null,
  limit: number,
): Promise<readonly OfferedSize[]> {
  const parameters = newParameters()
  const { add } = parameters
  const condition = offerCondition(filter, parameters)
  const conditions = [...boxConditions(box, parameters), ...(condition === null ? [] : [condition])]
  if (after !== null)
    conditions.push(
      `(size."publishedAt", size."garmentId") < (${add(new Date(after.publishedAt))}::timestamptz, ${add(after.garmentId)}::uuid)`,
    )
  const { rows } = await pool.query<{ sizes: Buffer | null }>(
    `SELECT ${packedSizes} AS sizes FROM (
       SELECT size."garmentId", size."sizeId", size.packed
       FROM app."SizeOffer" AS size ${condition === null ? '' : joinOffer}
       WHERE ${conditions.join(' AND ')}
       ORDER BY size."publishedAt" DESC, size."garmentId" DESC LIMIT ${add(limit)}) AS size`,
    parameters.values,
  )
  return unpackSizes(rows[0]?.sizes ?? null)
}
