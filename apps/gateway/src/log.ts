import { noTracing, type Tracing } from '@fitsize/tracing'
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

/**
 * JSON lines. What is logged is listed at each place: a line about a scan has its id; requests are logged without headers,
 * bodies and addresses, and nobody by name. With tracing on, what is written within a span has its trace's id.
 */
export function createLogger(level: string, destination?: DestinationStream, tracing: Tracing = noTracing): Logger {
  const mixin = () => {
    const { traceId } = tracing.active()
    return traceId === null ? {} : { traceId }
  }
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: errorFields },
    mixin,
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
