import { dimensionNameSchema, garmentTypeSchema, keypointNameSchema } from '@fitsize/garments'
import { z } from 'zod'
import { domainErrorCodeSchema } from './problem'
import { scanStatuses } from './scan-status'

export const requestedGarmentTypeSchema = z.enum(['auto', ...garmentTypeSchema.options])
export type RequestedGarmentType = z.infer<typeof requestedGarmentTypeSchema>

export const markerNameSchema = z.enum(['charuco-a4', 'checkerboard-5x5', 'card-id1'])
export type MarkerName = z.infer<typeof markerNameSchema>
export const requestedMarkerSchema = z.enum(['auto', ...markerNameSchema.options, 'none'])
export type RequestedMarker = z.infer<typeof requestedMarkerSchema>

export const priorityNameSchema = z.enum(['interactive', 'bulk'])

/** The text fields of `POST /v1/scans`, beside the file field `photo`. */
export const scanRequestFieldsSchema = z.strictObject({
  garmentType: requestedGarmentTypeSchema.default('auto'),
  marker: requestedMarkerSchema.default('auto'),
  /** 35 mm equivalent; wins over the photo's own EXIF. */
  focalLength35mm: z.coerce.number().min(8).max(400).optional(),
  /** What the person measured of the sheet's 100 mm line. */
  checkLineMm: z.coerce.number().min(80).max(120).optional(),
  priority: priorityNameSchema.default('interactive'),
})
export type ScanRequestFields = z.infer<typeof scanRequestFieldsSchema>

export const idempotencyKeySchema = z.string().min(1).max(255)

export const scanStatusSchema = z.enum(scanStatuses)

export const scanAcceptedSchema = z.object({
  id: z.uuid(),
  status: scanStatusSchema,
  /** How many scans are ahead of this one. */
  position: z.number().int().nonnegative(),
  etaMs: z.number().int().nonnegative(),
})
export type ScanAccepted = z.infer<typeof scanAcceptedSchema>

/** What one call erased of a subject's scans. */
export const erasedScansSchema = z.object({
  erased: z.number().int().nonnegative(),
  /** False while more are left: call again. */
  isComplete: z.boolean(),
})
export type ErasedScans = z.infer<typeof erasedScansSchema>

/** Most important first: what leaves a photo without figures, what spoils all of them, what spoils some. */
export const warningCodes = [
  'garment-type-unsure',
  'marker-not-found',
  'garment-cut-off',
  'several-garments',
  'too-dark',
  'blurred',
  'marker-bent',
  'marker-too-small',
  'marker-partly-hidden',
  'scale-uncertain',
  'tilted',
  'point-uncertain',
] as const
export const warningCodeSchema = z.enum(warningCodes)
export type WarningCode = z.infer<typeof warningCodeSchema>

/** What a person can do about each warning. The web application translates by code. */
export const warningHints: Readonly<Record<WarningCode, string>> = {
  'garment-type-unsure': 'Say which of the candidates it is and send the photo again.',
  'marker-not-found':
    'Lay the printed marker sheet flat beside the garment, whole and in the light, and take it again.',
  'garment-cut-off': 'Take a step back, so that the whole garment is in the frame.',
  'several-garments': 'Leave one garment in the frame and put the others aside.',
  'too-dark': 'Turn on a light or go to a window, and take it again.',
  blurred: 'Hold the camera still, tap the garment to focus, and take it again.',
  'marker-bent': 'Smooth the marker sheet, or tape its corners to the ground.',
  'marker-too-small': 'Go closer, until garment and marker sheet fill the frame.',
  'marker-partly-hidden': 'Lay the marker sheet beside the garment, not under it, with nothing on it and no glare.',
  'scale-uncertain': 'Lay the marker sheet nearer to the garment and go closer with the camera.',
  tilted: 'Hold the camera straight above the garment.',
  'point-uncertain': 'Smooth the fabric there and take it again, or go by the range.',
}

export const frameEdges = ['left', 'top', 'right', 'bottom'] as const
export const frameEdgeSchema = z.enum(frameEdges)
export type FrameEdge = z.infer<typeof frameEdgeSchema>

/** Pixels of the upright full-size photo; covariance [xx, xy, yy] in px². */
export const scanKeypointSchema = z.object({
  x: z.number(),
  y: z.number(),
  confidence: z.number().min(0).max(1),
  present: z.boolean(),
  covariance: z.tuple([z.number(), z.number(), z.number()]),
})
export type ScanKeypoint = z.infer<typeof scanKeypointSchema>

export const scanScaleSchema = z.object({
  marker: markerNameSchema,
  /** At the middle of the garment. */
  pxPerCm: z.number().positive(),
  /** Photo pixels -> millimetres on the plane, row-major, last entry 1. */
  homography: z.array(z.number()).length(9),
  /** Covariance of the first eight entries of the homography, row-major 8x8. */
  homographyCovariance: z.array(z.number()).length(64),
  tiltDeg: z.number(),
  /** Corners of the sheet in photo pixels, for drawing. */
  outline: z.array(z.tuple([z.number(), z.number()])).length(4),
  cornersFound: z.number().int(),
  cornersTotal: z.number().int(),
})
export type ScanScale = z.infer<typeof scanScaleSchema>

/** Centimetres with a 90 % interval. */
export const scanDimensionSchema = z.object({ cm: z.number(), low: z.number(), high: z.number() })
export type ScanDimension = z.infer<typeof scanDimensionSchema>

const warningSchema = z.object({
  code: warningCodeSchema,
  hint: z.string(),
  /** The point it is about. */
  keypoint: keypointNameSchema.optional(),
  /** The edge of the upright photo that cuts the garment off. */
  edge: frameEdgeSchema.optional(),
})
export type ScanWarning = z.infer<typeof warningSchema>

/** What a succeeded scan found. */
export const scanFindingsSchema = z.object({
  garmentType: z.union([garmentTypeSchema, z.literal('unsure')]),
  /** Types with their probability, most probable first. */
  candidates: z.array(z.object({ garmentType: garmentTypeSchema, probability: z.number() })),
  photo: z.object({ width: z.number().int(), height: z.number().int() }),
  keypoints: z.partialRecord(keypointNameSchema, scanKeypointSchema),
  scale: scanScaleSchema.nullable(),
  dimensions: z.partialRecord(dimensionNameSchema, scanDimensionSchema),
  warnings: z.array(warningSchema),
})
export type ScanFindings = z.infer<typeof scanFindingsSchema>

/** `GET /v1/scans/{id}`. The findings are empty until the scan has succeeded. */
export const scanSchema = scanFindingsSchema.omit({ garmentType: true }).extend({
  id: z.uuid(),
  status: scanStatusSchema,
  garmentType: z.union([garmentTypeSchema, z.literal('unsure')]).nullable(),
  error: z.object({ code: domainErrorCodeSchema, hint: z.string() }).nullable(),
  timings: z.object({
    queuedMs: z.number().nullable(),
    inferenceMs: z.number().nullable(),
    totalMs: z.number().nullable(),
  }),
  position: z.number().int().nullable(),
  etaMs: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  keypointHash: z.string().nullable(),
  dimensionVersion: z.number().int().nullable(),
  modelVersion: z.string().nullable(),
})
export type Scan = z.infer<typeof scanSchema>

/** Data of one server-sent event of `GET /v1/scans/{id}/events`; the SSE event name is `status`, its id resumes the stream. */
export const scanEventSchema = z.object({
  id: z.uuid(),
  status: scanStatusSchema,
  position: z.number().int().nullable(),
  etaMs: z.number().int().nullable(),
})
export type ScanEvent = z.infer<typeof scanEventSchema>
