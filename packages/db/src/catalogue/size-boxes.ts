import { type CatalogueFilter, cellDimensions, type OfferedSize, type SizeBox } from '@fitsize/usecases'
import type pg from 'pg'
import { conditionsBut, newParameters, offerConditions } from './offer-conditions'
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

/** For each box the sizes within it, of garments that pass the filter, in one statement. */
export async function sizesWithin(
  pool: pg.Pool,
  boxes: readonly SizeBox[],
  filter: CatalogueFilter,
): Promise<readonly (readonly OfferedSize[])[]> {
  const parameters = newParameters()
  const { add } = parameters
  // What the kinds of the boxes say already.
  const { garmentTypes: _types, categories: _categories, ...conditions } = offerConditions(filter, parameters)
  const filtered = Object.keys(conditions).length > 0
  const selects = boxes.map(({ kind, box }, index) => {
    const within = cellDimensions[kind.garmentType].flatMap((name, place) => {
      const range = box[name]
      return range === undefined ? [] : [`size."${columns[place]}" = ANY (${add(cellsOf(range))}::smallint[])`]
    })
    return `SELECT ${index} AS box, ${packedSizes} AS sizes FROM app."SizeOffer" AS size
      ${filtered ? 'JOIN app."GarmentOffer" AS offer ON offer."garmentId" = size."garmentId"' : ''}
      WHERE ${[`size.kind = ${add(kindName(kind))}`, ...within, ...(filtered ? [conditionsBut(conditions)] : [])].join(' AND ')}`
  })
  const { rows } = await pool.query<{ box: number; sizes: Buffer | null }>(
    selects.join(' UNION ALL '),
    parameters.values,
  )
  const found = new Map(rows.map(({ box, sizes }) => [box, unpackSizes(sizes)]))
  return boxes.map((_, index) => found.get(index) ?? [])
}
