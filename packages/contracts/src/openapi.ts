import { legacyPaths, legacySchemas } from './legacy-openapi'
import { everywhere, type Json, json, jsonSchema, problems } from './openapi-parts'
import { photoLimits } from './photo-limits'
import { problemSchema } from './problem'
import {
  erasedScansSchema,
  idempotencyKeySchema,
  scanAcceptedSchema,
  scanEventSchema,
  scanRequestFieldsSchema,
  scanSchema,
} from './scan'
import { statusPaths, statusSchemas } from './status-openapi'
import { steeringPaths, steeringSchemas } from './steering-openapi'

/** The multipart body: every field but the photo may be left out. */
function scanForm(): Json {
  const { required: _, ...fields } = jsonSchema(scanRequestFieldsSchema)
  return {
    ...fields,
    properties: {
      ...(fields.properties as Json),
      photo: {
        type: 'string',
        contentMediaType: 'application/octet-stream',
        description:
          `JPEG, PNG, WebP, or HEIC where it can be decoded; at most ${photoLimits.bytes / 1024 / 1024} MB and ` +
          `${photoLimits.pixels / 1e6} megapixels, at least ${photoLimits.minimumSide} pixels on each side. ` +
          'All metadata but the focal length is dropped.',
      },
    },
    required: ['photo'],
  }
}

/** OpenAPI 3.1 document of the gateway's scan API, made from the schemas that check requests and answers. */
export function openApiDocument(version: string): Json {
  const scanId = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'FitSize gateway',
      version,
      description:
        'Measures a garment from one photo. Coordinates are pixels of the upright full-size photo, x right, y down, ' +
        '(0,0) the corner of the first pixel. Lengths are centimetres with a 90 % interval.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ bearer: [] }],
    paths: {
      '/v1/scans': {
        post: {
          operationId: 'submitScan',
          summary: 'Send a photo to be measured',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description: 'The same key with the same request gives the same scan for 24 hours.',
              schema: jsonSchema(idempotencyKeySchema),
            },
            {
              name: 'Prefer',
              in: 'header',
              required: false,
              description:
                '`wait=SECONDS` (RFC 7240) holds the answer until the scan has finished, at most 300 seconds. Closing ' +
                'the connection meanwhile cancels the scan, unless an Idempotency-Key was sent.',
              schema: { type: 'string' },
            },
          ],
          requestBody: { required: true, content: { 'multipart/form-data': { schema: scanForm() } } },
          responses: {
            '200': {
              description: 'Only with `Prefer: wait`: the finished scan, whatever became of it.',
              headers: { Location: { description: 'Address of the scan.', schema: { type: 'string' } } },
              content: json('Scan'),
            },
            '202': {
              description: 'Accepted: it will be measured, whatever happens to this connection.',
              headers: { Location: { description: 'Address of the scan.', schema: { type: 'string' } } },
              content: json('ScanAccepted'),
            },
            ...problems([
              ...everywhere,
              'photo-missing',
              'photo-empty',
              'photo-too-large',
              'photo-too-many-pixels',
              'photo-too-small',
              'photo-format-unsupported',
              'photo-unreadable',
              'idempotency-mismatch',
              'rate-limited',
              'queue-full',
            ]),
          },
        },
        delete: {
          operationId: 'eraseScans',
          summary: 'Erase all scans of whoever asks, with their photos and findings',
          description: 'Erases up to 100; call again until `isComplete`. Scans that have not finished are cancelled.',
          parameters: [
            {
              name: 'all',
              in: 'query',
              required: true,
              description: 'Has to be `true`: so nobody erases everything by leaving out an id.',
              schema: { type: 'string', const: 'true' },
            },
          ],
          responses: {
            '200': { description: 'What was erased.', content: json('ErasedScans') },
            ...problems(everywhere),
          },
        },
      },
      '/v1/scans/{id}': {
        get: {
          operationId: 'readScan',
          summary: 'A scan and, once it has succeeded, what it found',
          parameters: [scanId],
          responses: {
            '200': { description: 'The scan.', content: json('Scan') },
            ...problems([...everywhere, 'not-found']),
          },
        },
        delete: {
          operationId: 'deleteScan',
          summary: 'Cancel a scan and erase its photo and findings',
          parameters: [scanId],
          responses: {
            '204': { description: 'Cancelled and erased.' },
            ...problems([...everywhere, 'not-found']),
          },
        },
      },
      '/v1/scans/{id}/events': {
        get: {
          operationId: 'followScan',
          summary: 'Follow a scan as server-sent events',
          description:
            'Events named `status`, the present state at once; a comment every 15 seconds keeps the connection. ' +
            'Ends after the final state. Last-Event-ID resumes.',
          parameters: [
            scanId,
            {
              name: 'Last-Event-ID',
              in: 'header',
              required: false,
              schema: { type: 'string', pattern: '^[0-9]{1,18}$' },
            },
          ],
          responses: {
            '200': {
              description: 'The stream; each event carries a ScanEvent.',
              content: { 'text/event-stream': { schema: { type: 'string' } } },
            },
            '204': { description: 'Finished, and all its events were seen.' },
            ...problems([...everywhere, 'not-found']),
          },
        },
      },
      ...legacyPaths,
      ...steeringPaths,
      ...statusPaths,
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key (fs_…) or an actor token.' },
      },
      schemas: {
        ScanAccepted: jsonSchema(scanAcceptedSchema),
        ErasedScans: jsonSchema(erasedScansSchema),
        Scan: jsonSchema(scanSchema),
        ScanEvent: jsonSchema(scanEventSchema),
        Problem: jsonSchema(problemSchema),
        ...legacySchemas,
        ...steeringSchemas,
        ...statusSchemas,
      },
    },
  }
}
