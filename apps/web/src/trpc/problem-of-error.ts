import { type DomainError, problemSchema } from '@fitsize/contracts'
import { TRPCClientError } from '@trpc/client'
import { z } from 'zod'

const dataSchema = z.object({ problem: problemSchema, retryAfterSeconds: z.number().optional() })

/** The domain error that a call of the API failed with; `unavailable` when there was no answer. */
export function problemOfError(error: unknown): DomainError {
  if (!(error instanceof TRPCClientError)) return { code: 'internal' }
  const data = dataSchema.safeParse(error.data)
  if (!data.success) return { code: 'unavailable' }
  const { problem, retryAfterSeconds } = data.data
  return {
    code: problem.code,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.fields === undefined ? {} : { fields: problem.fields }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
}
