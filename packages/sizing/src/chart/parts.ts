import type { DimensionName, GarmentType } from '@fitsize/garments'
import { flatFactor } from '../flat'
import type { SizeChart } from './chart'
import type { Cell, Finding } from './findings'
import { isPossible } from './size-rows'

type Part = { readonly part: DimensionName; readonly wholes: readonly DimensionName[] }

const both = (part: string, whole: string): readonly Part[] =>
  (['left', 'right'] as const).map((side) => ({
    part: `${side}_${part}` as DimensionName,
    wholes: [`${side}_${whole}` as DimensionName],
  }))

/** Of the whole length, the first that a chart states. A cropped jacket's sleeve may be longer: so it is only asked. */
const sleeves = (wholes: readonly DimensionName[]): readonly Part[] => [
  { part: 'left_sleeve', wholes },
  { part: 'right_sleeve', wholes },
]
const upper: readonly Part[] = [
  ...both('sleeve_inseam', 'sleeve'),
  ...both('sleeve', 'sleeve_from_neck'),
  { part: 'neck', wholes: ['shoulders'] },
]

/** What cannot be longer than the other, by where spec/garments.json has their ends. */
const parts: Readonly<Record<GarmentType, readonly Part[]>> = {
  blouse: [
    ...sleeves(['body_length', 'length_left', 'length_right']),
    ...upper,
    { part: 'center_front_length', wholes: ['body_length'] },
  ],
  outwear: [
    ...sleeves(['body_length', 'full_length_left', 'full_length_right']),
    ...upper,
    { part: 'length_left', wholes: ['full_length_left', 'body_length'] },
    { part: 'length_right', wholes: ['full_length_right', 'body_length'] },
  ],
  dress: [
    ...sleeves(['body_length', 'length_left', 'length_right']),
    ...upper,
    { part: 'center_front_length', wholes: ['body_length'] },
  ],
  trousers: [
    ...both('inseam', 'leg'),
    { part: 'front_rise', wholes: ['left_leg', 'right_leg'] },
    { part: 'left_thigh', wholes: ['waistband'] },
    { part: 'right_thigh', wholes: ['waistband'] },
  ],
  skirt: [],
}

/** Parts of a garment that a chart says are longer than the whole. */
export function longerThanWhole(chart: SizeChart, except: (cell: Cell) => boolean): readonly Finding[] {
  const flat = (size: number, dimension: DimensionName): number | null => {
    const extent = chart.columns.find((column) => column.dimension === dimension)?.extent
    const value = chart.sizes[size]?.lengths[dimension]
    if (extent === undefined || value === undefined || !isPossible(value) || except({ size, dimension })) return null
    return value * flatFactor(dimension, extent) || null
  }
  return chart.sizes.flatMap(({ label }, size) =>
    parts[chart.garmentType].flatMap(({ part, wholes }): Finding[] => {
      const whole = wholes.find((name) => flat(size, name) !== null)
      const [inner, outer] = [flat(size, part), whole === undefined ? null : flat(size, whole)]
      if (whole === undefined || inner === null || outer === null || inner <= outer) return []
      const cells = [part, whole].map((dimension) => ({ size, dimension }))
      const by = Math.round(inner - outer)
      return [{ severity: 'doubt', code: 'longer-than-whole', dimension: part, whole, label, by, cells }]
    }),
  )
}
