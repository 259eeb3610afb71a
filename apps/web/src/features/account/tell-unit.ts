import type { LengthUnit } from '@fitsize/ui'
import { createApiClient } from '@/trpc/api-client'

/** Tells the account of the visitor which unit they chose. */
export async function tellUnit(unit: LengthUnit): Promise<void> {
  // Without an answer this browser keeps its own unit, and tells it with the next choice.
  await createApiClient()
    .account.changeProfile.mutate({ unit })
    .catch(() => undefined)
}
