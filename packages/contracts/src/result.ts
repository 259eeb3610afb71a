import type { DomainErrorCode } from './errors'

/** A failure as a value. `detail` says what was wrong this time; `retryAfterSeconds` when waiting helps. */
export type DomainError = {
  readonly code: DomainErrorCode
  readonly detail?: string
  readonly retryAfterSeconds?: number
  readonly fields?: Readonly<Record<string, string>>
}

export type Result<T, E = DomainError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const fail = (code: DomainErrorCode, rest: Omit<DomainError, 'code'> = {}): Result<never> => ({
  ok: false,
  error: { code, ...rest },
})
