'use client'

import type { DomainError } from '@fitsize/contracts'
import { ProblemNotice } from '@/features/account/sections/Notice'
import { problemOfError } from '@/trpc/problem-of-error'

/** What a call failed with; nothing while it did not. A problem told twice takes the focus twice. */
export function Problem({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null
  return <ProblemNotice problem={problemOfError(error)} />
}

export const problemOf = (error: unknown): DomainError | null =>
  error === null || error === undefined ? null : problemOfError(error)
