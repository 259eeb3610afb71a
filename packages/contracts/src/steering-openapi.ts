import { z } from 'zod'
import { everywhere, type Json, json, jsonSchema, problems } from './openapi-parts'
import {
  inferenceStateSchema,
  queueStateSchema,
  queueWishSchema,
  resendOutcomeSchema,
  resendWishSchema,
  scaleOutcomeSchema,
  scaleWishSchema,
} from './steering'

/** What has a default may be left out. */
const wishSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json
  return rest
}

export const steeringSchemas: Json = {
  InferenceState: jsonSchema(inferenceStateSchema),
  ScaleWish: jsonSchema(scaleWishSchema),
  ScaleOutcome: jsonSchema(scaleOutcomeSchema),
  QueueState: jsonSchema(queueStateSchema),
  QueueWish: wishSchema(queueWishSchema),
  ResendWish: wishSchema(resendWishSchema),
  ResendOutcome: jsonSchema(resendOutcomeSchema),
}

/** What those who run the system see of the queue and the inference servers, and do with them. */
export const steeringPaths: Json = {
  '/v1/queue': {
    get: {
      operationId: 'readQueue',
      summary: 'What all gateways are told to do, by whom and why; for administrators',
      responses: {
        '200': { description: 'What they are told.', content: json('QueueState') },
        ...problems([...everywhere, 'not-allowed']),
      },
    },
    put: {
      operationId: 'steerQueue',
      summary: 'Pauses, drains or opens the queue, for all gateways at once; for administrators',
      requestBody: { required: true, content: json('QueueWish') },
      responses: {
        '200': { description: 'What they are told now.', content: json('QueueState') },
        ...problems([...everywhere, 'not-allowed']),
      },
    },
  },
  '/v1/dead-letters/resend': {
    post: {
      operationId: 'resendDeadLetters',
      summary: 'Puts scans that were given up back into the queue, or says how many; for administrators',
      description:
        'They run after whoever waits, with a new deadline; their attempts are kept. Scans whose photo was erased are ' +
        'left out.',
      requestBody: { required: true, content: json('ResendWish') },
      responses: {
        '200': { description: 'How many.', content: json('ResendOutcome') },
        ...problems([...everywhere, 'not-allowed', 'not-found']),
      },
    },
  },
  '/v1/inference': {
    get: {
      operationId: 'readInference',
      summary: 'The inference servers as this gateway sees them; for administrators',
      responses: {
        '200': { description: 'How they are.', content: json('InferenceState') },
        ...problems([...everywhere, 'not-allowed']),
      },
    },
  },
  '/v1/inference/workers': {
    put: {
      operationId: 'scaleWorkers',
      summary: 'Sets how many workers a model has at a server, and waits for them; for administrators',
      requestBody: { required: true, content: json('ScaleWish') },
      responses: {
        '200': { description: 'They are there, or why not.', content: json('ScaleOutcome') },
        ...problems([...everywhere, 'not-allowed', 'not-found']),
      },
    },
  },
}
