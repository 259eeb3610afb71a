import { inferenceResponseSchema, keypointsTensors, type MarkerName, type WarningCode } from '@fitsize/contracts'
import { type DimensionName, type GarmentType, garmentTypes, type KeypointName, keypointNames } from '@fitsize/garments'
import { type MeasuredKeypoint, measureGarment } from '@fitsize/measure'
import { type Answers, findingsOf, readKeypoints, readMarker } from '@fitsize/usecases'
import type { SceneLine, TrueMarker } from './scene-line'

/** A dimension of a scene. error: measured minus true, cm; half: of the 90 % interval, cm. */
export type MeasuredDimension = {
  readonly name: DimensionName
  readonly original: boolean
  readonly trueCm: number
  readonly error: number
  readonly half: number
}

/** What came out of a scene. */
export type Outcome = {
  readonly index: number
  readonly garmentType: GarmentType
  readonly garment: string
  readonly marker: TrueMarker
  readonly foundMarker: MarkerName | null
  readonly tiltDeg: number
  readonly exif: boolean
  readonly ground: string
  readonly difficulties: readonly string[]
  readonly shareOfFrame: number
  /** Relative errors, signed, of the type's longer dimensions between true points through the scale that was found. */
  readonly scaleErrors: readonly number[]
  readonly dimensions: readonly MeasuredDimension[]
  /** True dimensions that were not measured although there was a scale. */
  readonly missing: readonly DimensionName[]
  /** Asked without a type; null when no garment was seen. */
  readonly detected: GarmentType | 'unsure' | null
  readonly warnings: readonly WarningCode[]
  /** Whether all labelled points are at least 1 % of the longer side away from the photo's edges. */
  readonly whole: boolean
}

/** Shorter lines say little of the scale: the error of their ends is all there is. */
const garmentSizedCm = 20

/** Runs the gateway's own path over the models' answers of a scene. Throws a ZodError for a broken answer. */
export function outcomeOf(line: SceneLine): Outcome {
  const { truth } = line
  const sizes = { photo: { width: truth.width, height: truth.height }, working: line.working }
  const answers: Answers = { keypoints: readKeypoints(line.keypoints), marker: readMarker(line.marker) }
  const wish = { marker: 'auto', focalLength35mm: truth.exifFocalLength35mm, checkLineMm: null } as const
  const found = findingsOf({ ...wish, garmentType: truth.garmentType }, sizes, answers)
  const auto = findingsOf({ ...wish, garmentType: 'auto' }, sizes, {
    ...answers,
    keypoints: { ...answers.keypoints, ...readTypes(line.auto) },
  })
  const findings = found.ok ? found.value : null
  const scale = findings?.scale ?? null
  const measured = findings?.dimensions ?? {}
  const specs = garmentTypes[truth.garmentType].dimensions
  const dimensions = specs.flatMap(({ name, original }): MeasuredDimension[] => {
    const [trueCm, dimension] = [truth.dimensionsCm[name], measured[name]]
    if (trueCm === undefined || dimension === undefined) return []
    return [{ name, original, trueCm, error: dimension.cm - trueCm, half: dimension.high - dimension.cm }]
  })
  return {
    index: line.index,
    garmentType: truth.garmentType,
    garment: truth.source,
    marker: truth.marker,
    foundMarker: scale?.marker ?? null,
    tiltDeg: truth.tiltDeg,
    exif: truth.exifFocalLength35mm !== null,
    ground: truth.ground,
    difficulties: truth.difficulties,
    shareOfFrame: truth.shareOfFrame,
    scaleErrors: scale === null ? [] : scaleErrorsOf(truth, measureGarment({ ...trueKeypoints(truth), ...scale })),
    dimensions,
    missing:
      scale === null
        ? []
        : specs.flatMap(({ name }) =>
            truth.dimensionsCm[name] !== undefined && measured[name] === undefined ? [name] : [],
          ),
    detected: auto.ok ? auto.value.garmentType : null,
    warnings: findings?.warnings.map(({ code }) => code) ?? [],
    whole: isWhole(truth),
  }
}

/** The true points, as a measurement without any doubt about them. */
function trueKeypoints({ garmentType, pointsPx }: SceneLine['truth']) {
  const keypoints: Partial<Record<KeypointName, MeasuredKeypoint>> = {}
  for (const name of keypointNames) {
    const at = pointsPx[name]
    if (at !== undefined) keypoints[name] = { x: at[0], y: at[1], present: true, covariance: [0, 0, 0] }
  }
  return { garmentType, keypoints }
}

function scaleErrorsOf({ dimensionsCm }: SceneLine['truth'], scaled: ReturnType<typeof measureGarment>): number[] {
  return Object.entries(scaled).flatMap(([name, { cm }]) => {
    const trueCm = dimensionsCm[name as DimensionName]
    return trueCm === undefined || trueCm < garmentSizedCm ? [] : [cm / trueCm - 1]
  })
}

function readTypes(answer: unknown) {
  const { outputs } = inferenceResponseSchema.parse(answer)
  const named = (wanted: string): unknown => outputs.find(({ name }) => name === wanted)
  return {
    typeProbabilities: keypointsTensors.type_probability.parse(named('type_probability')).data,
    garmentProbability: keypointsTensors.garment_probability.parse(named('garment_probability')).data[0] ?? 0,
  }
}

function isWhole({ pointsPx, width, height }: SceneLine['truth']): boolean {
  const edge = 0.01 * Math.max(width, height)
  return Object.values(pointsPx).every(([x, y]) => Math.min(x, y, width - x, height - y) >= edge)
}
