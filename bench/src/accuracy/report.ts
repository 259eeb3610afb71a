import { type DimensionName, type GarmentType, garmentTypeNames } from '@fitsize/garments'
import { mean } from '../statistics'
import { type Estimate, estimate, type Sample } from './bootstrap'
import { type CalibrationPoint, calibrationCurve } from './calibration'
import type { MeasuredDimension, Outcome } from './outcome'
import { type TrueMarker, trueMarkers } from './scene-line'

export type ScaleRow = {
  readonly label: string
  readonly scenes: number
  readonly mean: Estimate
  readonly median: Estimate
  readonly p95: Estimate
}

export type DimensionRow = {
  readonly label: string
  readonly garments: number
  readonly measured: number
  readonly median: Estimate
  readonly mean: Estimate
  readonly p95: Estimate
  readonly coverage: Estimate
  readonly medianHalf: number
}

export type Worst = {
  readonly scene: string
  readonly garment: string
  readonly marker: TrueMarker
  readonly foundMarker: string | null
  readonly tiltDeg: number
  readonly difficulties: readonly string[]
  readonly dimension: DimensionName
  readonly trueCm: number
  readonly error: number
  readonly half: number
  /** Mean relative error of the scale in this scene: says whether scale or points are to blame. */
  readonly scaleError: number
}

export type Detection = GarmentType | 'unsure' | 'no-garment'

export type Report = {
  readonly scenes: number
  readonly scale: readonly { readonly title: string; readonly rows: readonly ScaleRow[] }[]
  readonly dimensions: readonly { readonly title: string; readonly rows: readonly DimensionRow[] }[]
  readonly calibration: readonly { readonly label: string; readonly points: readonly CalibrationPoint[] }[]
  readonly types: readonly {
    readonly garmentType: GarmentType
    readonly scenes: number
    readonly detected: Readonly<Record<Detection, number>>
  }[]
  readonly typesAnswered: { readonly unsure: number; readonly rightWhenAnswered: number; readonly right: number }
  readonly markers: readonly {
    readonly marker: TrueMarker
    readonly scenes: number
    readonly right: number
    readonly wrong: number
    readonly notFound: number
  }[]
  readonly warnings: readonly { readonly code: string; readonly scenes: number; readonly unfounded: number | null }[]
  readonly notMeasured: number
  readonly worst: readonly Worst[]
}

/** Two sheets, one kind of marker on the wire. */
const isRightMarker = ({ marker, foundMarker }: Outcome): boolean =>
  foundMarker !== null && (marker === foundMarker || (marker === 'charuco-letter' && foundMarker.startsWith('charuco')))

const tiltBands = [
  [0, 5],
  [5, 10],
  [10, 15],
  [15, 20.01],
] as const

const inBand = ([from, to]: readonly [number, number], { tiltDeg }: Outcome) => tiltDeg >= from && tiltDeg < to
const bandLabel = ([from, to]: readonly [number, number]): string => `${from}–${Math.floor(to)}°`

/** Everything that is told of a set of outcomes. */
export function reportOf(outcomes: readonly Outcome[]): Report {
  const marked = outcomes.filter(({ marker }) => marker !== 'none')
  const markers = trueMarkers.filter((marker) => marker !== 'none' && marked.some((scene) => scene.marker === marker))
  const plain = marked.filter(({ difficulties }) => difficulties.length === 0)
  const difficulties = [...new Set(marked.flatMap((scene) => scene.difficulties))].sort()
  const grounds = [...new Set(marked.map(({ ground }) => ground))].sort()
  const types = garmentTypeNames.filter((type) => marked.some(({ garmentType }) => garmentType === type))
  const split = (of: readonly Outcome[]): [string, readonly Outcome[]][] => [
    ['all', of],
    ['nothing difficult', of.filter((scene) => scene.difficulties.length === 0)],
    ...types.map((type): [string, readonly Outcome[]] => [type, of.filter(({ garmentType }) => garmentType === type)]),
  ]
  const conditions: [string, readonly Outcome[]][] = [
    ...markers.map((marker): [string, readonly Outcome[]] => [marker, marked.filter((s) => s.marker === marker)]),
    ...tiltBands.map((band): [string, readonly Outcome[]] => [
      `tilt ${bandLabel(band)}`,
      marked.filter((scene) => inBand(band, scene)),
    ]),
    ['EXIF focal length', marked.filter(({ exif }) => exif)],
    ['no focal length', marked.filter(({ exif }) => !exif)],
    ['garment takes 30–50 %', marked.filter(({ shareOfFrame }) => shareOfFrame < 0.5)],
    ['garment takes 50–70 %', marked.filter(({ shareOfFrame }) => shareOfFrame >= 0.5 && shareOfFrame < 0.7)],
    ['garment takes 70–90 %', marked.filter(({ shareOfFrame }) => shareOfFrame >= 0.7)],
    ...grounds.map((ground): [string, readonly Outcome[]] => [
      `ground ${ground}`,
      marked.filter((s) => s.ground === ground),
    ]),
    ...difficulties.map((name): [string, readonly Outcome[]] => [
      name,
      marked.filter((scene) => scene.difficulties.includes(name)),
    ]),
  ]
  const original = (scene: Outcome) => scene.dimensions.filter((dimension) => dimension.original)
  const all = (scene: Outcome) => scene.dimensions

  return {
    scenes: outcomes.length,
    scale: [
      {
        title: 'By marker',
        rows: markers.flatMap((marker) => [
          scaleRow(
            marker,
            marked.filter((scene) => scene.marker === marker),
          ),
          scaleRow(
            `${marker}, nothing difficult`,
            plain.filter((scene) => scene.marker === marker),
          ),
        ]),
      },
      {
        title: 'By marker and tilt',
        rows: markers.flatMap((marker) =>
          tiltBands.map((band) =>
            scaleRow(
              `${marker}, ${bandLabel(band)}`,
              marked.filter((scene) => scene.marker === marker && inBand(band, scene)),
            ),
          ),
        ),
      },
      {
        title: 'By marker and focal length',
        rows: markers.flatMap((marker) =>
          [true, false].map((exif) =>
            scaleRow(
              `${marker}, ${exif ? 'EXIF focal length' : 'no focal length'}`,
              marked.filter((scene) => scene.marker === marker && scene.exif === exif),
            ),
          ),
        ),
      },
    ],
    dimensions: [
      {
        title: "The original's dimensions",
        rows: split(marked).map(([label, of]) => dimensionRow(label, of, original)),
      },
      { title: 'All dimensions', rows: split(marked).map(([label, of]) => dimensionRow(label, of, all)) },
      {
        title: "By condition, the original's dimensions",
        rows: conditions.map(([label, of]) => dimensionRow(label, of, original)),
      },
      {
        title: 'By dimension (* one of the original)',
        rows: types.flatMap((type) => {
          const of = marked.filter(({ garmentType }) => garmentType === type)
          const names = [...new Set(of.flatMap((scene) => scene.dimensions.map(({ name }) => name)))]
          return names.map((name) => {
            const only = (scene: Outcome) => scene.dimensions.filter((dimension) => dimension.name === name)
            const star = of.some((scene) => only(scene).some((dimension) => dimension.original)) ? '*' : ''
            return dimensionRow(`${type} ${name}${star}`, of, only)
          })
        }),
      },
    ],
    calibration: [
      { label: 'all', points: calibrationCurve(marked.flatMap(all)) },
      ...types.map((type) => ({
        label: type,
        points: calibrationCurve(marked.filter(({ garmentType }) => garmentType === type).flatMap(all)),
      })),
    ],
    types: types.map((garmentType) => {
      const of = outcomes.filter((scene) => scene.garmentType === garmentType)
      return { garmentType, scenes: of.length, detected: countDetected(of) }
    }),
    typesAnswered: answered(outcomes),
    markers: trueMarkers
      .map((marker) => {
        const of = outcomes.filter((scene) => scene.marker === marker)
        const right = of.filter(isRightMarker).length
        const notFound = of.filter(({ foundMarker }) => foundMarker === null).length
        return { marker, scenes: of.length, right, wrong: of.length - right - notFound, notFound }
      })
      .filter(({ scenes }) => scenes > 0),
    warnings: warningsOf(outcomes),
    notMeasured:
      marked.reduce((sum, { missing }) => sum + missing.length, 0) /
      marked.reduce((sum, { missing, dimensions }) => sum + missing.length + dimensions.length, 0),
    worst: worstOf(marked),
  }
}

function scaleRow(label: string, of: readonly Outcome[]): ScaleRow {
  const found = of.filter(({ scaleErrors }) => scaleErrors.length > 0)
  const samples = found.flatMap(({ garment, scaleErrors }) =>
    scaleErrors.map((error): Sample => ({ garment, value: Math.abs(error) })),
  )
  return { label, scenes: found.length, ...estimate(samples, ['mean', 'median', 'p95']) }
}

function dimensionRow(
  label: string,
  of: readonly Outcome[],
  pick: (scene: Outcome) => readonly MeasuredDimension[],
): DimensionRow {
  const picked = of.flatMap((scene) => pick(scene).map((dimension) => ({ garment: scene.garment, ...dimension })))
  const errors = picked.map(({ garment, error }): Sample => ({ garment, value: Math.abs(error) }))
  const inside = picked.map(({ garment, error, half }) => ({ garment, value: Math.abs(error) <= half ? 1 : 0 }))
  const halves = picked.map(({ garment, half }) => ({ garment, value: half }))
  return {
    label,
    garments: new Set(picked.map(({ garment }) => garment)).size,
    measured: picked.length,
    ...estimate(errors, ['median', 'mean', 'p95']),
    coverage: estimate(inside, ['mean']).mean,
    medianHalf: estimate(halves, ['median']).median.value,
  }
}

function countDetected(of: readonly Outcome[]): Record<Detection, number> {
  const counts: Record<Detection, number> = {
    blouse: 0,
    outwear: 0,
    trousers: 0,
    skirt: 0,
    dress: 0,
    unsure: 0,
    'no-garment': 0,
  }
  for (const { detected } of of) counts[detected ?? 'no-garment'] += 1
  return counts
}

function answered(outcomes: readonly Outcome[]): Report['typesAnswered'] {
  const unsure = outcomes.filter(({ detected }) => detected === 'unsure').length
  const silent = outcomes.filter(({ detected }) => detected === null).length
  const right = outcomes.filter(({ detected, garmentType }) => detected === garmentType).length
  return {
    unsure: unsure / outcomes.length,
    rightWhenAnswered: right / (outcomes.length - unsure - silent),
    right: right / outcomes.length,
  }
}

/** Whether a warning has no ground in the scene; undefined for those whose truth is not known. */
function isUnfounded(code: string, scene: Outcome): boolean | undefined {
  switch (code) {
    case 'marker-not-found':
      return scene.marker !== 'none'
    case 'garment-cut-off':
      return scene.whole
    case 'tilted':
      return scene.tiltDeg < 20
    default:
      return undefined
  }
}

function warningsOf(outcomes: readonly Outcome[]): Report['warnings'] {
  const codes = [...new Set(outcomes.flatMap(({ warnings }) => warnings))].sort()
  return codes.map((code) => {
    const warned = outcomes.filter(({ warnings }) => warnings.includes(code))
    const judged = warned.map((scene) => isUnfounded(code, scene))
    return {
      code,
      scenes: warned.length,
      unfounded: judged.includes(undefined) ? null : judged.filter((unfounded) => unfounded === true).length,
    }
  })
}

function worstOf(marked: readonly Outcome[]): Worst[] {
  const worst = marked.flatMap((scene): Worst[] => {
    const [largest] = [...scene.dimensions].sort((left, right) => Math.abs(right.error) - Math.abs(left.error))
    if (largest === undefined) return []
    const { garment, marker, foundMarker, tiltDeg, difficulties } = scene
    const { name, trueCm, error, half } = largest
    const label = `${scene.garmentType} ${scene.index}`
    const scaleError = mean(scene.scaleErrors.map(Math.abs))
    const where = { scene: label, garment, marker, foundMarker, tiltDeg, difficulties }
    return [{ ...where, dimension: name, trueCm, error, half, scaleError }]
  })
  return worst.sort((left, right) => Math.abs(right.error) - Math.abs(left.error)).slice(0, 10)
}
