import { type DimensionSpec, keypointsOf } from '@fitsize/garments'

type LowTrustReason = { readonly cause: 'shoulder' | 'waistline' | 'other'; readonly largestCm: number }

/**
 * Why people differ in these dimensions, and by how much at most; `null` when there are none. A cause is named when all
 * of them rest on it.
 */
export function lowTrustReason(dimensions: readonly DimensionSpec[]): LowTrustReason | null {
  if (dimensions.length === 0) return null
  const allRestOn = (part: string) =>
    dimensions.every((dimension) => keypointsOf(dimension).some((name) => name.startsWith(part)))
  const cause = allRestOn('shoulder') ? 'shoulder' : allRestOn('waistline') ? 'waistline' : 'other'
  return { cause, largestCm: Math.max(...dimensions.map(({ repeatabilityCm }) => repeatabilityCm)) }
}
