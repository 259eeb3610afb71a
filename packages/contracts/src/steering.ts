import { z } from 'zod'

// What those who run the system see of the queue and the inference servers, and how they steer them.

/**
 * What all gateways do. `open`: take scans in and run them. `paused`: take in, start nothing more; what runs ends.
 * `draining`: take nothing in, run what waits.
 */
export const queueModeSchema = z.enum(['open', 'paused', 'draining'])
export type QueueMode = z.infer<typeof queueModeSchema>

export const queueStateSchema = z.object({
  mode: queueModeSchema,
  changedAt: z.iso.datetime(),
  /** Who changed it; null as installed. */
  changedBy: z.string().nullable(),
  reason: z.string().nullable(),
})

export const queueWishSchema = z.strictObject({
  mode: queueModeSchema,
  /** Why, for those who find it so. */
  reason: z.string().min(1).max(500).nullable().default(null),
})

/** One scan that was given up, or all with an error code and, if given, these words in the last attempt's reason. */
export const deadLetterSelectionSchema = z.union([
  z.strictObject({ scanId: z.uuid() }),
  z.strictObject({ errorCode: z.literal('inference-failed'), reason: z.string().min(1).max(200).optional() }),
])
export type DeadLetterSelection = z.infer<typeof deadLetterSelectionSchema>

export const resendWishSchema = z.strictObject({
  selection: deadLetterSelectionSchema,
  /** Only says how many there are. */
  preview: z.boolean().default(false),
})

export const resendOutcomeSchema = z.object({
  /** Scans put back into the queue, or that would be. */
  count: z.number().int(),
  preview: z.boolean(),
})

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
