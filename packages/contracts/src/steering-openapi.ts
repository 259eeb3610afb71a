import { everywhere, type Json, json, jsonSchema, problems } from './openapi-parts'
import { inferenceStateSchema, scaleOutcomeSchema, scaleWishSchema } from './steering'

export const steeringSchemas: Json = {
  InferenceState: jsonSchema(inferenceStateSchema),
  ScaleWish: jsonSchema(scaleWishSchema),
  ScaleOutcome: jsonSchema(scaleOutcomeSchema),
}

/** What those who run the system see of the inference servers and do with them. */
export const steeringPaths: Json = {
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
