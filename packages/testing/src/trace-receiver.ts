import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const valueSchema = z
  .object({
    stringValue: z.string().optional(),
    boolValue: z.boolean().optional(),
    intValue: z.coerce.number().optional(),
    doubleValue: z.number().optional(),
  })
  .transform((value) => value.stringValue ?? value.boolValue ?? value.intValue ?? value.doubleValue ?? null)
const attributesSchema = z
  .array(z.object({ key: z.string(), value: valueSchema }))
  .default([])
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, value])))
const millisecondsSchema = z.string().transform((nanoseconds) => Number(BigInt(nanoseconds) / 1_000n) / 1_000)
const identity = { traceId: z.string().regex(/^[0-9a-f]{32}$/), spanId: z.string().regex(/^[0-9a-f]{16}$/) }

const spanSchema = z
  .object({
    ...identity,
    parentSpanId: z.string().default(''),
    name: z.string(),
    kind: z.number(),
    startTimeUnixNano: millisecondsSchema,
    endTimeUnixNano: millisecondsSchema,
    attributes: attributesSchema,
    links: z.array(z.object(identity)).default([]),
    status: z.object({ code: z.number().default(0), message: z.string().optional() }).default({ code: 0 }),
  })
  .transform(({ startTimeUnixNano, endTimeUnixNano, ...span }) => ({
    ...span,
    startMs: startTimeUnixNano,
    endMs: endTimeUnixNano,
  }))

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
})

export type ReceivedSpan = z.infer<typeof spanSchema> & { readonly service: unknown }

export type TraceReceiver = {
  readonly url: string
  /** What came in, in the order in which it did. */
  readonly spans: readonly ReceivedSpan[]
  readonly close: () => Promise<void>
}

/** An OTLP/HTTP receiver of traces in JSON, as an OpenTelemetry Collector is one; it refuses what is not that. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      if (request.url !== '/v1/traces' || request.method !== 'POST') return response.writeHead(404).end()
      try {
        for (const { resource, scopeSpans } of exportSchema.parse(JSON.parse(text)).resourceSpans)
          for (const span of scopeSpans.flatMap((scope) => scope.spans))
            spans.push({ ...span, service: resource.attributes['service.name'] })
      } catch {
        return response.writeHead(400).end()
      }
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
