import { inferenceResponseSchema, keypointsTensors, markerNameSchema, markerTensors } from '@fitsize/contracts'
import { z } from 'zod'
import type { InferredPoint, KeypointsAnswer, MarkerAnswer, ServerReport } from './inference'

// From the wire's flat tensors to what the use cases speak. Everything throws a ZodError for an answer that breaks the
// contract.

type Outputs = ReadonlyMap<string, unknown>

function outputsOf(body: unknown): { outputs: Outputs; parameters: Readonly<Record<string, unknown>> } {
  const { outputs, parameters = {} } = inferenceResponseSchema.parse(body)
  return { outputs: new Map(outputs.map((output) => [output.name, output])), parameters }
}

const keypointsParametersSchema = z.object({ keypoint_hash: z.string(), weights_version: z.string() })

/** Splits a row-major tensor into its rows. */
function rowsOf<Row extends readonly number[]>(data: readonly number[], schema: z.ZodType<Row>, width: number): Row[] {
  return Array.from({ length: data.length / width }, (_, row) =>
    schema.parse(data.slice(row * width, (row + 1) * width)),
  )
}
const pair = z.tuple([z.number(), z.number()])
const triple = z.tuple([z.number(), z.number(), z.number()])

/** The answer of the keypoints model. */
export function readKeypoints(body: unknown): KeypointsAnswer {
  const { outputs, parameters } = outputsOf(body)
  const { keypoint_hash, weights_version } = keypointsParametersSchema.parse(parameters)
  const tensors = keypointsTensors
  const positions = rowsOf(tensors.keypoints.parse(outputs.get('keypoints')).data, pair, 2)
  const covariances = rowsOf(tensors.covariance.parse(outputs.get('covariance')).data, triple, 3)
  const confidences = tensors.confidence.parse(outputs.get('confidence')).data
  const presences = tensors.presence.parse(outputs.get('presence')).data
  const number = (key: 'garment_probability' | 'several_probability' | 'sharpness' | 'luminance'): number =>
    z.number().parse(tensors[key].parse(outputs.get(key)).data[0])
  return {
    keypointHash: keypoint_hash,
    modelVersion: weights_version,
    points: positions.map(
      ([x, y], index): InferredPoint => ({
        x,
        y,
        covariance: covariances[index] ?? [0, 0, 0],
        confidence: confidences[index] ?? 0,
        presence: presences[index] ?? 0,
      }),
    ),
    typeProbabilities: tensors.type_probability.parse(outputs.get('type_probability')).data,
    garmentProbability: number('garment_probability'),
    severalProbability: number('several_probability'),
    sharpness: number('sharpness'),
    luminance: number('luminance'),
  }
}

const amountSchema = z.number().nonnegative().nullable().catch(null).default(null)
const reportSchema = z.object({
  parameters: z.object({ batch_size: amountSchema, decode_ms: amountSchema, model_ms: amountSchema }),
})

/** What an answer of either model says about itself. Never throws: no result hangs on it. */
export function readReport(body: unknown): ServerReport {
  const { success, data } = reportSchema.safeParse(body)
  if (!success) return { batchSize: null, decodeMs: null, modelMs: null }
  const { batch_size, decode_ms, model_ms } = data.parameters
  return { batchSize: batch_size, decodeMs: decode_ms, modelMs: model_ms }
}

/** The answer of the marker model; null when it found none. */
export function readMarker(body: unknown): MarkerAnswer | null {
  const { outputs } = outputsOf(body)
  const [name = ''] = markerTensors.marker.parse(outputs.get('marker')).data
  if (name === '') return null
  const numbers = (key: Exclude<keyof typeof markerTensors, 'marker'>): number[] =>
    markerTensors[key].parse(outputs.get(key)).data
  const number = (key: Exclude<keyof typeof markerTensors, 'marker'>): number => z.number().parse(numbers(key)[0])
  return {
    marker: markerNameSchema.parse(name),
    homography: numbers('homography'),
    homographyCovariance: numbers('homography_covariance'),
    tiltDeg: number('tilt_deg'),
    outline: rowsOf(numbers('outline'), pair, 2),
    cornersFound: number('corners_found'),
    cornersTotal: number('corners_total'),
    sizePx: number('size_px'),
    bendMm: number('bend_mm'),
  }
}
