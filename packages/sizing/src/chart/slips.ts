import { flatFactor } from '../flat'
import { type Aspect, dimensionRules } from '../rules'
import type { Extent } from '../types'
import type { ChartColumn, SizeChart } from './chart'
import type { Finding, Slip } from './findings'
import { sizeRank } from './size-rank'
import { familiesOf, middleOf, type ValueAt, valuesOf } from './size-rows'
import { usualLengths } from './usual-lengths'

/**
 * Clothes of adults differ from the usual ones by less: the widest of common charts (5XL, chest 75 cm flat) has 1.5 of
 * the usual width, the narrowest (XXS, 38 cm) 0.75. The wardrobe asks by the same figures.
 */
const usualShare = { least: 0.65, most: 1.65 }
/** How far a step from one size to the next may be off a factor and still be taken for it: a large step of children's. */
const nearFactor = Math.log(1.16)

/** What a true length was multiplied by to become what a chart says. */
const slipFactors: readonly { readonly slip: Slip; readonly factor: number }[] = [
  { slip: 'inches', factor: 1 / 2.54 },
  { slip: 'centimetres', factor: 2.54 },
  { slip: 'ten times too much', factor: 10 },
  { slip: 'ten times too little', factor: 1 / 10 },
  { slip: 'girth', factor: 2 },
  { slip: 'flat', factor: 1 / 2 },
]

/** Values that were probably typed in another unit, or around instead of across. */
export function slipsOf(chart: SizeChart): readonly Finding[] {
  const families = familiesOf(chart)
  const isChildrens = chart.sizes.some(({ label }) => sizeRank(chart.system, label)?.isChildrens)
  return chart.columns.flatMap((column) => {
    const levels = families.flatMap((family) => levelsOf(valuesOf(chart, family, column.dimension), column))
    const right = rightLevel(levels, (level) => shareOf(chart, column, level))
    const wrong = levels.filter((level) => level !== right).map((level) => findingOf(column, level, right))
    const all = right === undefined ? null : wholeSlip(shareOf(chart, column, right), column, isChildrens)
    const whole = all === null || right === undefined ? [] : [asFinding(column, right.values, all)]
    return [...wrong.filter((finding) => finding !== null), ...whole]
  })
}

/** Values that go together: between two levels lies a factor that no size step has. */
type Level = { readonly logarithm: number; readonly values: readonly ValueAt[] }

function levelsOf(values: readonly ValueAt[], column: ChartColumn): readonly Level[] {
  const levels: { logarithm: number; values: ValueAt[] }[] = []
  let logarithm = 0
  for (const [index, at] of values.entries()) {
    const before = values[index - 1]
    if (before !== undefined) {
      const jump = Math.log(at.value / before.value)
      const slip = nearest(jump, slipsFor(column))
      if (slip !== null && Math.abs(jump - Math.log(slip.factor)) < nearFactor) logarithm += Math.log(slip.factor)
    }
    const level = levels.find((other) => Math.abs(other.logarithm - logarithm) < 0.01)
    if (level === undefined) levels.push({ logarithm, values: [at] })
    else level.values.push(at)
  }
  return levels
}

/** The one with most values; of two with as many, the one that lies nearer to a usual garment. */
const rightLevel = (levels: readonly Level[], share: (level: Level) => number): Level | undefined =>
  levels.toSorted(
    (one, other) =>
      other.values.length - one.values.length || Math.abs(Math.log(share(one))) - Math.abs(Math.log(share(other))),
  )[0]

const slipsFor = ({ dimension }: ChartColumn) =>
  slipFactors.filter(({ slip }) => dimensionRules[dimension].around || (slip !== 'girth' && slip !== 'flat'))

function nearest(jump: number, slips: typeof slipFactors) {
  const [best] = slips.toSorted(
    (one, other) => Math.abs(jump - Math.log(one.factor)) - Math.abs(jump - Math.log(other.factor)),
  )
  return best !== undefined && Math.abs(jump) > Math.abs(jump - Math.log(best.factor)) ? best : null
}

function findingOf(column: ChartColumn, level: Level, right: Level | undefined): Finding | null {
  const slip = nearest(level.logarithm - (right?.logarithm ?? 0), slipsFor(column))
  return slip === null ? null : asFinding(column, level.values, slip)
}

/** How large a level's middle value is beside a usual garment's. */
function shareOf(chart: SizeChart, { dimension, extent }: ChartColumn, { values }: Level): number {
  const usual = usualLengths(chart.garmentType)[dimension]
  const flat = (middleOf(values.map(({ value }) => value)) ?? 0) * flatFactor(dimension, extent)
  return usual === undefined || flat === 0 ? 1 : flat / usual
}

/** Cuffs, hems, necks and lengths differ too much from garment to garment to tell anything by themselves. */
const telling: readonly Aspect[] = ['chest', 'waist', 'waistband', 'shoulders', 'thighs']

/** A whole column by its size alone. Children's clothes are as small as those of adults in inches. */
function wholeSlip(share: number, column: ChartColumn, isChildrens: boolean) {
  const { aspect } = dimensionRules[column.dimension]
  if (!telling.includes(aspect) || (share >= usualShare.least && share <= usualShare.most)) return null
  const possible = slipsFor(column).filter(({ slip, factor }) => {
    const corrected = share / factor
    if (slip === (column.extent === 'flat' ? 'flat' : 'girth')) return false
    if (isChildrens && factor < 1 && slip !== 'ten times too little') return false
    return corrected >= usualShare.least && corrected <= usualShare.most
  })
  return nearest(Math.log(share), possible)
}

function asFinding(column: ChartColumn, values: readonly ValueAt[], slip: (typeof slipFactors)[number]): Finding {
  const [first] = values
  const isExtent = slip.slip === 'girth' || slip.slip === 'flat'
  const other: Extent = column.extent === 'flat' ? 'girth' : 'flat'
  return {
    severity: 'doubt',
    code: isExtent ? 'probably-other-extent' : 'probably-other-unit',
    dimension: column.dimension,
    slip: slip.slip,
    labels: values.map(({ label }) => label),
    value: first?.value ?? 0,
    read: isExtent ? (first?.value ?? 0) : Math.round((first?.value ?? 0) / slip.factor),
    extent: isExtent ? other : column.extent,
    cells: values.map(({ size }) => ({ size, dimension: column.dimension })),
  }
}
