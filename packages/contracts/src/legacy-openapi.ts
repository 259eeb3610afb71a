import { legacyPredictionSchema, legacyRequestSchema, legacyTaskSchema, legacyTaskStatusSchema } from './legacy'
import { everywhere, type Json, json, jsonSchema, problems } from './openapi-parts'
import { photoLimits } from './photo-limits'

/** Whoever sends no key acts in the name of the one that a setting names, if there is one. */
const security = [{ bearer: [] }, {}]

/** The body; members with other names are passed over. */
function requestBody(): Json {
  const { additionalProperties: _, properties, ...rest } = jsonSchema(legacyRequestSchema)
  const image = {
    type: 'string',
    contentEncoding: 'base64',
    contentMediaType: 'image/jpeg',
    description:
      `Base64 of a JPEG of at most ${photoLimits.bytes / 1024 / 1024} MB, without \`data:\` before it ` +
      '(which is tolerated, as are line breaks, missing padding and the alphabet for URLs).',
  }
  return { ...rest, properties: { ...(properties as Json), image } }
}

export const legacySchemas: Json = {
  LegacyPrediction: jsonSchema(legacyPredictionSchema),
  LegacyTask: jsonSchema(legacyTaskSchema),
  LegacyTaskStatus: jsonSchema(legacyTaskStatusSchema),
}

/** The keypoint calls of the first FitSize. */
export const legacyPaths: Json = {
  '/keypoints/execScript/': {
    post: {
      operationId: 'execScript',
      summary: 'Find the keypoints of a garment (as in the first FitSize)',
      description:
        'For clients of the first FitSize; new ones use `POST /v1/scans`. Blocks until the prediction is there, or ' +
        'answers with a task: with `?async=1`, with `Prefer: respond-async`, or where a setting makes that the rule. ' +
        'Closing the connection of a blocking call cancels it. The media type of the body is not looked at.',
      security,
      parameters: [
        {
          name: 'async',
          in: 'query',
          required: false,
          description: '`1` asks for a task, `0` for the prediction itself; goes before the header and the setting.',
          schema: { type: 'string', enum: ['1', 'true', '', '0', 'false'] },
        },
        {
          name: 'Prefer',
          in: 'header',
          required: false,
          description: '`respond-async` (RFC 7240) asks for a task.',
          schema: { type: 'string' },
        },
      ],
      requestBody: { required: true, content: { 'application/json': { schema: requestBody() } } },
      responses: {
        '200': {
          description: 'The prediction, nulls where it failed; or the task.',
          content: {
            'application/json': {
              schema: {
                anyOf: [{ $ref: '#/components/schemas/LegacyPrediction' }, { $ref: '#/components/schemas/LegacyTask' }],
              },
            },
          },
        },
        ...problems([
          ...everywhere,
          'photo-empty',
          'photo-too-large',
          'photo-too-many-pixels',
          'photo-too-small',
          'photo-format-unsupported',
          'photo-unreadable',
          'rate-limited',
          'queue-full',
          'scan-cancelled',
          'scan-expired',
        ]),
      },
    },
  },
  '/keypoints/taskStatus/{id}/': {
    get: {
      operationId: 'taskStatus',
      summary: 'How a task stands and, once it has succeeded, its prediction (as in the first FitSize)',
      security,
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      responses: {
        '200': { description: 'The task.', content: json('LegacyTaskStatus') },
        ...problems([...everywhere, 'not-found']),
      },
    },
  },
}
