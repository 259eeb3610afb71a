import { z } from 'zod'
import { type Json, json, jsonSchema } from './openapi-parts'
import { queueModeSchema } from './steering'

/** Open to whoever reaches the port. */
const security: readonly Json[] = [{}]

const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready', 'stopping']),
  /** Whether the database answers. */
  database: z.boolean(),
  /** What all gateways are told to do with waiting scans; null when the database does not answer. */
  queue: queueModeSchema.nullable(),
  /** Whether news of scans come at once; otherwise they are polled for. */
  notifications: z.boolean(),
  /** Whether an inference server can be reached; without one, scans wait. */
  inference: z.boolean(),
})

export const statusSchemas: Json = { Readiness: jsonSchema(readinessSchema) }

/** Health, readiness, metrics and this document. */
export const statusPaths: Json = {
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Whether the process is alive',
      security,
      responses: {
        '200': {
          description: 'It is.',
          content: { 'application/json': { schema: jsonSchema(z.object({ status: z.literal('alive') })) } },
        },
      },
    },
  },
  '/readyz': {
    get: {
      operationId: 'readiness',
      summary: 'Whether photos are taken in, and what is away',
      security,
      responses: {
        '200': { description: 'They are.', content: json('Readiness') },
        '503': { description: 'They are not: the database is away, or the gateway stops.', content: json('Readiness') },
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Metrics for Prometheus',
      security,
      responses: {
        '200': { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    },
  },
  '/v1/openapi.json': {
    get: {
      operationId: 'openApi',
      summary: 'This document',
      security,
      responses: {
        '200': {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object', required: ['openapi', 'paths'] } } },
        },
      },
    },
  },
}
