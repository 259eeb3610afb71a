import { boxOf, probabilityOf, recommendedFrom } from '@fitsize/sizing'
import type { FitTarget } from './fit-targets'
import { boundedTolerance, cellDimensions, chartEntryOf, type Kind, type OfferedSize } from './offered-size'

/** Some of the sizes on offer, at random. It decides how deep a search looks at first, never what it finds. */
export type SizeSample = {
  /** How many sizes on offer each of these stands for; at least 1. */
  readonly standsFor: number
  readonly of: (kind: Kind) => readonly OfferedSize[]
}

/** So many sizes of a sample are judged for a target: judging takes longer than all the rest of choosing. */
const mostJudged = 200

/**
 * The probability down to which about so many sizes fit. As a sample misleads, a search that finds too few asks again
 * for more.
 */
export function depthFor(targets: readonly FitTarget[], sample: SizeSample, wanted: number): number {
  const judged: { readonly probability: number; readonly standsFor: number }[] = []
  for (const { target, kinds } of targets) {
    const box = boxOf(target, recommendedFrom, { mostTolerance: boundedTolerance })
    if (box === null) continue
    const names = cellDimensions[target.garmentType]
    const near = ({ lengths }: OfferedSize) =>
      names.every((name) => {
        const [range, length] = [box[name], lengths[name]]
        if (range === undefined || length === undefined || length.extent !== 'flat') return true
        return length.value >= range.min && length.value <= range.max
      })
    const candidates = kinds.flatMap((kind) => sample.of(kind).flatMap((size) => (near(size) ? [{ kind, size }] : [])))
    const some = candidates.slice(0, mostJudged)
    const standsFor = (sample.standsFor * candidates.length) / Math.max(1, some.length)
    for (const { kind, size } of some) {
      const probability = probabilityOf(
        target,
        { ...kind, stretch: size.stretch, fitStyle: size.fitStyle },
        chartEntryOf(size),
      )
      if (probability > recommendedFrom) judged.push({ probability, standsFor })
    }
  }
  judged.sort((one, other) => other.probability - one.probability)
  let found = 0
  for (const { probability, standsFor } of judged) {
    found += standsFor
    if (found >= wanted) return probability
  }
  return recommendedFrom
}
