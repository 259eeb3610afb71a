import pino, { type DestinationStream, type Logger } from 'pino'

/** Of an error only what helps to find its cause: PostgreSQL's errors also carry the values of the row. */
const errorFields = (error: unknown) =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        ...('code' in error ? { code: error.code } : {}),
        stack: error.stack,
      }
    : { message: String(error) }

/** JSON lines. What is logged is listed at each place; requests are logged without headers, bodies and addresses. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: errorFields },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
