import {
  type Context,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  type Span as OpenTelemetrySpan,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { noTracing, type Span, type SpanOptions, type Tracing, type TracingSettings } from './tracing'

const kinds: Readonly<Record<NonNullable<SpanOptions['kind']>, SpanKind>> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
}

/** Little is lost when a process is killed. */
const exportEveryMs = 1_000
/** Includes trying again; a process that stops waits no longer for a receiver that is away. */
const exportTimeoutMs = 3_000

/**
 * Tracing by OpenTelemetry's own SDK, sent as OTLP over HTTP (JSON). Which share of traces is kept is for its standard
 * variables (OTEL_TRACES_SAMPLER); a caller's decision is followed.
 */
export function createOpenTelemetry({
  service,
  version,
  endpoint,
  isGlobal = false,
}: TracingSettings & { readonly endpoint: string }): Tracing {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(
        new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: exportTimeoutMs }),
        { scheduledDelayMillis: exportEveryMs },
      ),
    ],
  })
  const manager = new AsyncLocalStorageContextManager().enable()
  const propagator = new W3CTraceContextPropagator()
  const tracer = provider.getTracer('fitsize')
  if (isGlobal) {
    trace.setGlobalTracerProvider(provider)
    context.setGlobalContextManager(manager)
    propagation.setGlobalPropagator(propagator)
  }

  const contextOf = (traceparent: string | null): Context =>
    traceparent === null ? ROOT_CONTEXT : propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter)

  const wrap = (span: OpenTelemetrySpan, within: Context): Span => {
    const carrier: { traceparent?: string } = {}
    propagator.inject(within, carrier, defaultTextMapSetter)
    return {
      traceparent: carrier.traceparent ?? null,
      traceId: span.spanContext().traceId,
      set(attributes) {
        span.setAttributes(attributes)
      },
      fail(message) {
        span.setStatus({ code: SpanStatusCode.ERROR, message })
      },
      link(traceparent) {
        const linked = trace.getSpanContext(contextOf(traceparent))
        if (linked !== undefined) span.addLink({ context: linked })
      },
      run: (task) => manager.with(within, task),
      end(endMs) {
        span.end(endMs)
      },
    }
  }

  return {
    start(name, { kind = 'internal', parent, attributes = {}, startMs } = {}) {
      const outer = parent === undefined ? manager.active() : contextOf(parent)
      const span = tracer.startSpan(
        name,
        { kind: kinds[kind], attributes, ...(startMs === undefined ? {} : { startTime: startMs }) },
        outer,
      )
      return wrap(span, trace.setSpan(outer, span))
    },
    active() {
      const within = manager.active()
      const span = trace.getSpan(within)
      return span === undefined ? noTracing.active() : wrap(span, within)
    },
    async close() {
      // A receiver that is away must not keep a process from stopping well.
      await provider.shutdown().catch(() => {})
      if (isGlobal) {
        trace.disable()
        context.disable()
        propagation.disable()
      } else manager.disable()
    },
  }
}
