import type { DimensionSpec } from '@fitsize/garments'
import { ninetyPercent } from '@fitsize/measure'

/**
 * How far what a person measured with a tape may be from the truth, cm: half of a 90 % interval.
 *
 * `repeatabilityCm` is what two people differ by on average. Their difference has √2 times the deviation of one, and its
 * mean is √(2 / π) of its deviation, so one person has √π / 2 of it. Reading a tape to the nearest half centimetre, as
 * people do at home, adds an even spread of that width. All the way round, an error of placing counts for both layers.
 */
export function tapeSpread(
  { repeatabilityCm }: Pick<DimensionSpec, 'repeatabilityCm'>,
  extent: 'FLAT' | 'GIRTH',
): number {
  const placing = repeatabilityCm * (Math.sqrt(Math.PI) / 2) * (extent === 'GIRTH' ? 2 : 1)
  const reading = readingCm / Math.sqrt(12)
  return ninetyPercent * Math.hypot(placing, reading)
}

const readingCm = 0.5
