import type { DimensionName } from '@fitsize/garments'
import type { ChartSize } from './chart'
import type { Increment } from './grading'

export type FoundIncrements = {
  readonly increments: readonly Increment[]
  /** The most that a size differs from what its base and the increments give, in tenths of a millimetre. */
  readonly residual: number
}

/**
 * The increments behind one measure of a chart: as few ranges as lead from the base to every size within the tolerance,
 * each with the roundest step that does. Null where the base does not state the measure. Sizes that leave it out are
 * bridged; beyond the outermost that state it there are no steps.
 */
export function foundIncrements(
  sizes: readonly ChartSize[],
  base: number,
  dimension: DimensionName,
  tolerance = 0,
): FoundIncrements | null {
  const values = sizes.map(({ lengths }) => lengths[dimension])
  const start = values[base]
  if (start === undefined) return null
  const single = singleStep(values, base, start, tolerance)
  if (single !== null) {
    const { from, to, step } = single
    const off = values.map((value, place) => (value === undefined ? 0 : value - start - (place - base) * step))
    return {
      increments: [{ firstStep: from, lastStep: to - 1, step }],
      residual: Math.max(...off.map(Math.abs)),
    }
  }
  const up = runsFrom(values.slice(base), start, tolerance)
  const down = runsFrom(values.slice(0, base + 1).reverse(), start, tolerance)
  const increments = [
    // Going down, the first step is the one just below the base.
    ...down.runs
      .map(({ from, to, step }) => ({ firstStep: base - to, lastStep: base - from - 1, step: -step || 0 }))
      .reverse(),
    ...up.runs.map(({ from, to, step }) => ({ firstStep: base + from, lastStep: base + to - 1, step })),
  ]
  return { increments: merged(increments), residual: Math.max(up.residual, down.residual) }
}

type Run = { readonly from: number; readonly to: number; readonly step: number }

function runsFrom(values: readonly (number | undefined)[], start: number, tolerance: number) {
  const stated = values.flatMap((value, place) => (value === undefined || place === 0 ? [] : [{ place, value }]))
  const runs: Run[] = []
  let [from, reached] = [0, start]
  for (;;) {
    const ahead = stated.filter(({ place }) => place > from)
    if (ahead.length === 0) return { runs, residual: residualOf(stated, runs, start) }
    for (const run of longestRun(ahead, from, reached, tolerance)) {
      runs.push(run)
      reached += (run.to - run.from) * run.step
      from = run.to
    }
  }
}

/** As far as one whole step leads within the tolerance; where none leads to the next size, two that do exactly. */
function longestRun(
  ahead: readonly { readonly place: number; readonly value: number }[],
  from: number,
  reached: number,
  tolerance: number,
): readonly Run[] {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  let found: Run | null = null
  for (const { place, value } of ahead) {
    const steps = place - from
    least = Math.max(least, (value - tolerance - reached) / steps)
    most = Math.min(most, (value + tolerance - reached) / steps)
    if (Math.ceil(least) > Math.floor(most)) break
    found = { from, to: place, step: roundest(Math.ceil(least), Math.floor(most)) }
  }
  const [next] = ahead
  if (found !== null || next === undefined) return found === null ? [] : [found]
  const [steps, growth] = [next.place - from, next.value - reached]
  const smaller = Math.floor(growth / steps)
  const larger = growth - smaller * steps
  return [
    { from, to: from + larger, step: smaller + 1 },
    { from: from + larger, to: next.place, step: smaller },
  ]
}

/** What makers grade by: whole and half centimetres, quarters, millimetres, else the middle. */
function roundest(least: number, most: number): number {
  const middle = (least + most) / 2
  for (const unit of [100, 50, 25, 10]) {
    const near = Math.round(middle / unit) * unit
    const inside = [near, near - unit, near + unit].find((step) => step >= least && step <= most)
    if (inside !== undefined) return inside || 0
  }
  return Math.round(middle) || 0
}

function residualOf(
  stated: readonly { readonly place: number; readonly value: number }[],
  runs: readonly Run[],
  start: number,
): number {
  const reachedAt = (place: number): number =>
    runs.reduce(
      (sum, { from, to, step }) => sum + step * Math.max(0, Math.min(place, to) - Math.min(place, from)),
      start,
    )
  return stated.reduce((most, { place, value }) => Math.max(most, Math.abs(value - reachedAt(place))), 0)
}

/** The steps around the base belong together where they are alike. */
function merged(increments: readonly Increment[]): readonly Increment[] {
  const together: Increment[] = []
  for (const increment of increments) {
    const last = together.at(-1)
    if (last?.step === increment.step && last.lastStep + 1 === increment.firstStep)
      together.splice(-1, 1, { ...last, lastStep: increment.lastStep })
    else together.push(increment)
  }
  return together
}

/** One step that leads from the base to every size, to both sides. */
function singleStep(
  values: readonly (number | undefined)[],
  base: number,
  start: number,
  tolerance: number,
): Run | null {
  const stated = values.flatMap((value, place) => (value === undefined ? [] : [{ place, growth: value - start }]))
  const others = stated.filter(({ place }) => place !== base)
  const [first, last] = [stated[0]?.place ?? base, stated.at(-1)?.place ?? base]
  const bounds = others.map(({ place, growth }) => {
    const [one, other] = [(growth - tolerance) / (place - base), (growth + tolerance) / (place - base)]
    return { least: Math.min(one, other), most: Math.max(one, other) }
  })
  const least = Math.ceil(Math.max(...bounds.map((bound) => bound.least)))
  const most = Math.floor(Math.min(...bounds.map((bound) => bound.most)))
  return others.length === 0 || least > most ? null : { from: first, to: last, step: roundest(least, most) }
}
