import { ok, type Result } from '@fitsize/contracts'
import type { Corrections } from '@fitsize/measure'
import { useCallback } from 'react'
import { useTRPCClient } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'

type SaveScan = (input: {
  readonly scanId: string
  readonly name: string
  /** Points that the person corrected on the result. */
  readonly corrections: Corrections
}) => Promise<Result<{ readonly garmentId: string }>>

/** Puts a scan's garment into the wardrobe of who is signed in. Saving twice gives the same garment. */
export function useSaveScan(): SaveScan {
  const api = useTRPCClient()
  return useCallback(
    async (input) => {
      try {
        return ok(await api.wardrobe.saveScan.mutate(input))
      } catch (error) {
        return { ok: false, error: problemOfError(error) }
      }
    },
    [api],
  )
}
