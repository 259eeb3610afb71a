import type { DomainError } from '@fitsize/contracts'
import { TRPCError } from '@trpc/server'
import { domainErrorOf } from '../src'

/** What a call failed with: tRPC's code and the domain error behind it. It is an error when it did not fail. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ readonly trpc: TRPCError['code']; readonly error: DomainError }> {
  const outcome = await call.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  )
  if ('value' in outcome) throw new Error(`the call went through with ${JSON.stringify(outcome.value)}`)
  if (!(outcome.thrown instanceof TRPCError)) throw outcome.thrown
  return { trpc: outcome.thrown.code, error: domainErrorOf(outcome.thrown) }
}
