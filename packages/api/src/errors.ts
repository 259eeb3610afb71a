import { type DomainError, type DomainErrorCode, domainErrors, type Result } from '@fitsize/contracts'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

type TrpcCode = TRPCError['code']

/**
 * The one mapping to tRPC's codes. Typed over the whole closed list, so a new domain error does not compile until it
 * has its place here. UNAUTHORIZED asks for a sign-in; FORBIDDEN says that signing in would not help.
 */
const trpcCodes: Readonly<Record<DomainErrorCode, TrpcCode>> = {
  'request-invalid': 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  'not-allowed': 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'method-not-allowed': 'METHOD_NOT_SUPPORTED',
  conflict: 'CONFLICT',
  'changed-meanwhile': 'CONFLICT',
  'already-taken': 'CONFLICT',
  'idempotency-mismatch': 'UNPROCESSABLE_CONTENT',
  'rate-limited': 'TOO_MANY_REQUESTS',
  'queue-full': 'SERVICE_UNAVAILABLE',
  'email-taken': 'CONFLICT',
  'wrong-credentials': 'UNAUTHORIZED',
  'wrong-password': 'FORBIDDEN',
  'link-expired': 'CONFLICT',
  'owns-brands': 'CONFLICT',
  'lengths-doubtful': 'UNPROCESSABLE_CONTENT',
  'photo-missing': 'BAD_REQUEST',
  'photo-empty': 'BAD_REQUEST',
  'photo-too-large': 'PAYLOAD_TOO_LARGE',
  'photo-too-many-pixels': 'UNPROCESSABLE_CONTENT',
  'photo-too-small': 'UNPROCESSABLE_CONTENT',
  'photo-format-unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'photo-unreadable': 'UNPROCESSABLE_CONTENT',
  'no-garment': 'UNPROCESSABLE_CONTENT',
  'inference-failed': 'INTERNAL_SERVER_ERROR',
  'scan-expired': 'GATEWAY_TIMEOUT',
  'scan-cancelled': 'CONFLICT',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
}

/** A domain error on its way through tRPC, which knows exceptions only. */
export class DomainFailure extends Error {
  override readonly name = 'DomainFailure'
  readonly domainError: DomainError

  constructor(domainError: DomainError) {
    super(domainError.detail ?? domainErrors[domainError.code].title)
    this.domainError = domainError
  }
}

/** The tRPC error of a domain error. */
export function trpcErrorOf(error: DomainError): TRPCError {
  const cause = new DomainFailure(error)
  return new TRPCError({ code: trpcCodes[error.code], message: cause.message, cause })
}

/** The value of a use case's result; its error becomes tRPC's. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw trpcErrorOf(result.error)
}

/** The domain error behind whatever a procedure threw. What nobody foresaw is `internal`, without its words. */
export function domainErrorOf(error: TRPCError): DomainError {
  const { cause } = error
  if (cause instanceof DomainFailure) return cause.domainError
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError)
    return {
      code: 'request-invalid',
      fields: Object.fromEntries(cause.issues.map(({ path, message }) => [path.join('.'), message])),
    }
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { code: 'request-invalid' }
    case 'NOT_FOUND':
      return { code: 'not-found' }
    case 'PAYLOAD_TOO_LARGE':
      return { code: 'request-invalid', detail: 'The request is too large.' }
    default:
      return { code: 'internal' }
  }
}
