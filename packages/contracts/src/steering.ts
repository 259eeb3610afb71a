import { z } from 'zod'

// What those who run the system see of the inference servers, and how they set the workers.

export const servedModelSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** Requests that are answered together at most. */
  batchSize: z.number().int(),
  /** How long the first request of a batch waits for others at most. */
  maxBatchDelayMs: z.number(),
  minWorkers: z.number().int(),
  maxWorkers: z.number().int(),
  /** Workers that have loaded the model. */
  readyWorkers: z.number().int(),
  /** Requests that wait for a worker. */
  waiting: z.number().int(),
})

/** `unsupported` is no error: this kind of server has nothing of it. */
export const controlFailureSchema = z.object({
  kind: z.enum(['unsupported', 'unavailable', 'refused']),
  reason: z.string(),
})

export const inferenceStateSchema = z.object({
  /** Scans that this gateway may have in flight, and has. */
  limit: z.number().int(),
  inFlight: z.number().int(),
  servers: z.array(
    z.object({
      url: z.string(),
      circuit: z.enum(['closed', 'half-open', 'open']),
      /** Of this gateway, of both models. */
      requestsInFlight: z.number().int(),
      models: z.array(servedModelSchema),
      control: z.union([z.object({ kind: z.literal('supported') }), controlFailureSchema]),
    }),
  ),
})

export const scaleWishSchema = z.strictObject({
  /** Address of the server, as the state tells it. */
  server: z.string(),
  model: z.string(),
  workers: z.number().int().min(1).max(64),
})

export const scaleOutcomeSchema = z.union([
  z.object({ kind: z.literal('scaled'), model: servedModelSchema }),
  controlFailureSchema,
])
