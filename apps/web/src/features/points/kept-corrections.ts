import { keypointNameSchema } from '@fitsize/garments'
import type { Corrections } from '@fitsize/measure'
import { z } from 'zod'

const keptSchema = z.partialRecord(
  keypointNameSchema,
  z.union([z.object({ x: z.number(), y: z.number() }), z.literal('absent')]),
)

const keyOf = (scanId: string): string => `fitsize-points-${scanId}`

/** What was corrected on a scan's result in this tab, so that signing up on the way to saving does not lose it. */
export function keptCorrections(scanId: string): Corrections {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(keyOf(scanId)) ?? '{}'))
  } catch {
    // Nothing kept that can be read: the model's points count.
    return {}
  }
}

export function keepCorrections(scanId: string, corrections: Corrections): void {
  try {
    if (Object.keys(corrections).length === 0) sessionStorage.removeItem(keyOf(scanId))
    else sessionStorage.setItem(keyOf(scanId), JSON.stringify(corrections))
  } catch {
    // A browser that keeps nothing still shows the corrections until the page is left.
  }
}
