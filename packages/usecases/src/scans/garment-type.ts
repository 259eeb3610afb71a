import type { RequestedGarmentType, ScanFindings } from '@fitsize/contracts'
import { type GarmentType, garmentTypeNames } from '@fitsize/garments'
import { thresholds } from './thresholds'

export type GarmentTypeDecision = {
  readonly garmentType: ScanFindings['garmentType']
  /** Whose points were found: the requested type, or else the most probable. */
  readonly shape: GarmentType
  readonly candidates: ScanFindings['candidates']
}

/** The type that was asked for, or the most probable one if that is clear enough. */
export function decideGarmentType(
  requested: RequestedGarmentType,
  probabilities: readonly number[],
): GarmentTypeDecision {
  const candidates = garmentTypeNames
    .map((garmentType, index) => ({ garmentType, probability: probabilities[index] ?? 0 }))
    .sort((left, right) => right.probability - left.probability)
  if (requested !== 'auto') return { garmentType: requested, shape: requested, candidates }
  const [best] = candidates
  const shape = best?.garmentType ?? garmentTypeNames[0]
  const clear = (best?.probability ?? 0) >= thresholds.typeProbability
  return { garmentType: clear ? shape : 'unsure', shape, candidates }
}
