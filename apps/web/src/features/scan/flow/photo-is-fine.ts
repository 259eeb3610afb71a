import type { DomainErrorCode } from '@fitsize/contracts'

const passing: ReadonlySet<DomainErrorCode> = new Set([
  'inference-failed',
  'scan-expired',
  'scan-cancelled',
  'internal',
  'unavailable',
  'queue-full',
  'rate-limited',
])

/** Whether the same photo may well succeed when it is sent again: the failure was not about the photo. */
export const photoIsFine = (code: DomainErrorCode): boolean => passing.has(code)
