import type { DimensionName } from '@fitsize/garments'
import { dimensionRules } from './rules'
import type { Extent } from './types'

/**
 * What to multiply a length by to have it lying flat: 1, exactly one half for the girth of a tube, 0 where a girth has
 * no width that it could be compared with.
 */
export function flatFactor(dimension: DimensionName, extent: Extent): number {
  switch (extent) {
    case 'flat':
      return 1
    case 'girth':
      return dimensionRules[dimension].around ? 0.5 : 0
  }
}
