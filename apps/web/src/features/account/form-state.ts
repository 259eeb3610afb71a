import type { DomainErrorCode } from '@fitsize/contracts'

export type FieldProblem =
  | 'email-invalid'
  | 'name-missing'
  | 'name-too-long'
  | 'password-missing'
  | 'password-too-short'
  | 'password-too-long'

/** What a sign-in or sign-up form shows after it was sent. */
export type AccountFormState = {
  /** Increases with every answer, so that the same problem twice is told twice. */
  readonly attempt: number
  readonly problem: { readonly code: DomainErrorCode; readonly retryAfterSeconds?: number } | null
  readonly fields: Readonly<Partial<Record<'name' | 'email' | 'password', FieldProblem>>>
  /** What was typed, save the password. */
  readonly values: { readonly name: string; readonly email: string }
}

export const untouchedForm: AccountFormState = {
  attempt: 0,
  problem: null,
  fields: {},
  values: { name: '', email: '' },
}
