export type TracingSettings = {
  readonly service: string
  readonly version: string
  /** Base address of an OTLP/HTTP receiver, as OTEL_EXPORTER_OTLP_ENDPOINT names it; without one tracing is off. */
  readonly endpoint: string | undefined
  /** Whether libraries that trace by themselves find it, as Next.js does. At most once a process. */
  readonly isGlobal?: boolean
}

/** Attributes of a span. Never what a person sent or who they are: no photo, file name, address or subject. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>

export type SpanOptions = {
  /** `server` answers a request, `client` makes one, `consumer` takes work from a queue; `internal` unless given. */
  readonly kind?: 'internal' | 'server' | 'client' | 'consumer'
  /** A `traceparent` (W3C Trace Context); null begins a trace. Without it: the active span. */
  readonly parent?: string | null
  readonly attributes?: SpanAttributes
  /** Milliseconds since 1970, for a span that began before now. */
  readonly startMs?: number
}

export type Span = {
  /** For those who carry on in another process; null while tracing is off. */
  readonly traceparent: string | null
  readonly traceId: string | null
  set(attributes: SpanAttributes): void
  fail(reason: string): void
  /** Points to a span of another trace. */
  link(traceparent: string): void
  /** Makes it the active span for a task and everything the task starts. */
  run<T>(task: () => T): T
  /** @param endMs milliseconds since 1970; now, unless given */
  end(endMs?: number): void
}

export type Tracing = {
  start(name: string, options?: SpanOptions): Span
  /** The span in which the caller runs. */
  active(): Span
  /** Sends what is left and ends. */
  close(): Promise<void>
}

const noSpan: Span = {
  traceparent: null,
  traceId: null,
  set() {},
  fail() {},
  link() {},
  run: (task) => task(),
  end() {},
}

/** Tracing that is off. */
export const noTracing: Tracing = { start: () => noSpan, active: () => noSpan, async close() {} }

/** Runs a task in a span of its own, which ends with it and tells if it threw. */
export async function inSpan<T>(
  tracing: Tracing,
  name: string,
  options: SpanOptions,
  task: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracing.start(name, options)
  try {
    return await span.run(() => task(span))
  } catch (error) {
    span.fail(error instanceof Error ? error.name : 'unknown')
    throw error
  } finally {
    span.end()
  }
}
