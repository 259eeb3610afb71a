import { dimensionsOf } from '@fitsize/garments'
import { flatFactor } from '../flat'
import type { SizeChart } from './chart'
import type { Cell, Finding } from './findings'
import { outOfOrder, smallerThanPrevious } from './order'
import { longerThanWhole } from './parts'
import { isPossible, longest } from './size-rows'
import { slipsOf } from './slips'
import { unevenSteps } from './steps'

/** Made garments that differ by more are another size: 10 cm, in tenths of a millimetre. */
const greatestTolerance = 1000

/**
 * Everything impossible or inconsistent in a chart. Each cell is told the nearest reason only: what was probably typed in
 * another unit is not called too small or unevenly graded besides.
 */
export function checkChart(chart: SizeChart): readonly Finding[] {
  const errors = [...labelErrors(chart), ...columnErrors(chart), ...cellErrors(chart)]
  const slips = slipsOf(chart)
  const told = keysOf(slips)
  const order = smallerThanPrevious(chart, (cell) => told.has(keyOf(cell)))
  const orderTold = new Set([...told, ...keysOf(order)])
  return [
    ...errors,
    ...slips,
    ...outOfOrder(chart),
    ...order,
    ...longerThanWhole(chart, (cell) => told.has(keyOf(cell))),
    ...unevenSteps(chart, (cell) => told.has(keyOf(cell))).filter(
      ({ cells }) => !cells.some((cell) => orderTold.has(keyOf(cell))),
    ),
  ]
}

const keyOf = ({ size, dimension }: Cell): string => `${size} ${dimension}`
const keysOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ cells }) => cells.map(keyOf)))

function labelErrors({ sizes, columns }: SizeChart): readonly Finding[] {
  const seen = new Set<string>()
  return sizes.flatMap(({ label }, size): Finding[] => {
    const name = label.trim().toUpperCase()
    const cells = columns.map(({ dimension }) => ({ size, dimension }))
    if (name === '') return [{ severity: 'error', code: 'size-unnamed', cells }]
    if (seen.has(name)) return [{ severity: 'error', code: 'size-repeated', label, cells }]
    seen.add(name)
    return []
  })
}

function columnErrors({ garmentType, group, columns, sizes }: SizeChart): readonly Finding[] {
  const ofType = dimensionsOf(garmentType, group)
  return columns.flatMap(({ dimension, extent, tolerance }): Finding[] => {
    const cells = sizes.flatMap(({ lengths }, size) => (lengths[dimension] === undefined ? [] : [{ size, dimension }]))
    const found: Finding[] = []
    if (!ofType.includes(dimension)) found.push({ severity: 'error', code: 'dimension-not-of-type', dimension, cells })
    if (!(tolerance >= 0 && tolerance <= greatestTolerance))
      found.push({ severity: 'error', code: 'tolerance-impossible', dimension, tolerance, cells })
    if (flatFactor(dimension, extent) === 0)
      found.push({ severity: 'doubt', code: 'girth-without-width', dimension, cells })
    return found
  })
}

const cellErrors = ({ columns, sizes }: SizeChart): readonly Finding[] =>
  sizes.flatMap(({ label, lengths }, size) =>
    columns.flatMap(({ dimension }): Finding[] => {
      const value = lengths[dimension]
      if (value === undefined || isPossible(value)) return []
      const code = Number.isNaN(value) ? 'not-a-number' : value >= longest ? 'too-long' : 'not-positive'
      return [{ severity: 'error', code, dimension, label, cells: [{ size, dimension }] }]
    }),
  )
