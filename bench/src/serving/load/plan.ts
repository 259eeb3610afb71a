// What the load generator is told and what it tells: it is a process of its own, so that its work is not counted.
import { z } from 'zod'

const targetSchema = z.discriminatedUnion('kind', [
  /** JSON with the photo as base64, answered when it is measured. */
  z.object({ kind: z.literal('blocking'), url: z.url() }),
  /** The photo's bytes as they are, answered when it is measured. */
  z.object({ kind: z.literal('bytes'), url: z.url() }),
  /** JSON, answered with a task whose status is asked for. */
  z.object({ kind: z.literal('task'), url: z.url(), statusUrl: z.url(), everyMs: z.number() }),
  /** The gateway's scan API: submit, follow the events to the end, read. */
  z.object({ kind: z.literal('scans'), url: z.url(), apiKey: z.string() }),
  /** A model server's own call: Open Inference Protocol v2, answered with the model's outputs. */
  z.object({ kind: z.literal('model'), url: z.url() }),
])
export type Target = z.infer<typeof targetSchema>

const loadSchema = z.discriminatedUnion('mode', [
  /**
   * So many clients, each sending its next photo when the last one is answered. What is in flight after `seconds` may
   * still be answered for a while.
   */
  z.object({
    mode: z.literal('closed'),
    clients: z.number().int(),
    seconds: z.number(),
    graceSeconds: z.number().default(0),
    atMost: z.number(),
  }),
  /** Photos are due at a constant rate whatever the server does; so many are in flight at most, the others wait. */
  z.object({
    mode: z.literal('open'),
    clients: z.number().int(),
    perSecond: z.number(),
    seconds: z.number(),
    graceSeconds: z.number(),
    atMost: z.number(),
  }),
  /** The first photos of the mix, one after the other, with what was answered. */
  z.object({ mode: z.literal('answers'), photos: z.number().int() }),
])
export type Load = z.infer<typeof loadSchema>

export const planSchema = z.object({
  target: targetSchema,
  photos: z.string(),
  /** Of the mix only the photos of this size; null: all. */
  megapixels: z.string().nullable().default(null),
  load: loadSchema,
})
export type Plan = z.infer<typeof planSchema>

export const answerSchema = z.object({
  keypoints: z.record(z.string(), z.tuple([z.number(), z.number()])),
  pxPerCm: z.number().nullable(),
})
/** Keypoints in pixels of the photo that was sent. */
export type Answer = z.infer<typeof answerSchema>

const sampleSchema = z.object({
  /** Seconds since the beginning: when it should have been sent. */
  due: z.number(),
  /** Seconds since then. */
  took: z.number(),
  /** unfinished: it had taken so long already when the run was over. */
  outcome: z.enum(['answered', 'failed', 'unfinished']),
})
export type Sample = z.infer<typeof sampleSchema>

export const loadResultSchema = z.object({
  /** Seconds of the run in which answers count for the throughput: until the last one that was answered in time. */
  seconds: z.number(),
  /** Answers in these. */
  inTime: z.number(),
  /** Milliseconds of processor time of the load generator itself. */
  ownCpuMs: z.number(),
  samples: z.array(sampleSchema),
  answers: z.array(answerSchema),
  /** Of failures, one each. */
  complaints: z.array(z.string()),
})
export type LoadResult = z.infer<typeof loadResultSchema>
