/** Node's and libuv's codes for something that is away or full, not wrong. */
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
])

/** PostgreSQL's classes 08 (connection), 53 (resources), 57P (shut down, crashed), 40 (serialisation, deadlock). */
const sqlStates = /^(08|53|57P|40)/

/** What the driver says without a code. */
const driverMessages = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/

/** Whether an error means that a part of the system is away for now, so that the same may well work in a moment. */
export function isOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isOutage)
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return systemCodes.has(code) || (code.length === 5 && sqlStates.test(code)) || driverMessages.test(error.message)
}
