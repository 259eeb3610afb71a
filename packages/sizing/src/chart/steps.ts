import { flatFactor } from '../flat'
import { ruleOf } from '../rules'
import type { SizeChart } from './chart'
import type { Cell, Finding } from './findings'
import { familiesOf, middleOf, type ValueAt, valuesOf } from './size-rows'

/** Fewer steps have no usual one. */
const leastSteps = 3

/**
 * Steps that break an otherwise even grading: off the usual one by more than a size's allowance of packages/sizing, so
 * that a size would fit whom the next one should. Grading that grows by half a step for large sizes is left alone.
 */
export const unevenSteps = (chart: SizeChart, except: (cell: Cell) => boolean): readonly Finding[] =>
  chart.columns.flatMap(({ dimension, extent }) => {
    const allowance = (ruleOf(chart.garmentType, dimension).allowanceCm * 100) / (flatFactor(dimension, extent) || 1)
    return familiesOf(chart).flatMap((family) => {
      const values = valuesOf(chart, family, dimension).filter(({ size }) => !except({ size, dimension }))
      return unevenIn(values, allowance).map(({ previous, at, step, usualStep, isOneOff }) => ({
        severity: 'doubt' as const,
        code: 'uneven-step' as const,
        dimension,
        label: at.label,
        previous: previous.label,
        step,
        usualStep,
        cells: (isOneOff ? [at] : [previous, at]).map(({ size }) => ({ size, dimension })),
      }))
    })
  })

type Step = { readonly previous: ValueAt; readonly at: ValueAt; readonly step: number; readonly usualStep: number }

function unevenIn(values: readonly ValueAt[], allowance: number): readonly (Step & { readonly isOneOff: boolean })[] {
  const steps = values.slice(1).flatMap((at, index) => {
    const previous = values[index]
    const positions = previous === undefined ? 0 : at.position - previous.position
    return previous === undefined || positions <= 0
      ? []
      : [{ previous, at, positions, step: at.value - previous.value }]
  })
  const usual = middleOf(steps.map(({ step, positions }) => step / positions))
  if (usual === undefined || steps.length < leastSteps) return []
  const off = steps.map(({ step, positions }) => step - usual * positions)
  const isOff = (index: number): boolean => Math.abs(off[index] ?? 0) > allowance
  return steps.flatMap(({ previous, at, positions, step }, index) => {
    // One value that is off makes two steps uneven, to either side: it is told once, of the value.
    const goesBack = (other: number): boolean =>
      isOff(other) && Math.sign(off[other] ?? 0) !== Math.sign(off[index] ?? 0)
    if (!isOff(index) || (goesBack(index - 1) && !goesBack(index + 1))) return []
    return [{ previous, at, step, usualStep: Math.round(usual * positions), isOneOff: goesBack(index + 1) }]
  })
}
