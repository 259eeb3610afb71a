import { ok, type Result } from '@fitsize/contracts'
import type { Corrections } from '@fitsize/measure'
import { createApiClient } from '@/trpc/api-client'
import { problemOfError } from '@/trpc/problem-of-error'

type SaveScan = (input: {
  readonly scanId: string
  readonly name: string
  /** Points that the person corrected on the result. */
  readonly corrections: Corrections
}) => Promise<Result<{ readonly garmentId: string }>>

/** Puts a scan's garment into the wardrobe of who is signed in. Saving twice gives the same garment. */
export const saveScan: SaveScan = async (input) => {
  try {
    return ok(await createApiClient().wardrobe.saveScan.mutate(input))
  } catch (error) {
    return { ok: false, error: problemOfError(error) }
  }
}
