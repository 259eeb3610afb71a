import type { Estimate } from './bootstrap'
import type { DimensionRow, Report, ScaleRow } from './report'

/** How the scenes were made, for the reader who wants to make them again. */
export type Origin = {
  readonly series: {
    readonly seed: number
    readonly split: string
    readonly marker: string
    readonly megapixels: number
  }
  readonly weights: string
  readonly perType: number
  readonly cpuSeconds: { readonly scene: number; readonly keypoints: number; readonly marker: number }
}

const cm = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(2)} <sub>${low.toFixed(2)}–${high.toFixed(2)}</sub>`
const percent = (share: number, digits = 0): string => (Number.isFinite(share) ? (share * 100).toFixed(digits) : '–')
const share = ({ value, low, high }: Estimate, digits: number): string =>
  Number.isFinite(value) ? `${percent(value, digits)} <sub>${percent(low, digits)}–${percent(high, digits)}</sub>` : '–'

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

const scaleTable = (rows: readonly ScaleRow[]): string =>
  table(
    ['', 'scenes', 'mean %', 'median %', 'p95 %'],
    rows.map(({ label, scenes, mean, median, p95 }) => [
      label,
      scenes,
      share(mean, 2),
      share(median, 2),
      share(p95, 2),
    ]),
  )

const dimensionTable = (rows: readonly DimensionRow[]): string =>
  table(
    ['', 'garments', 'measured', 'median cm', 'mean cm', 'p95 cm', 'in 90 % interval, %', 'median half-width cm'],
    rows.map((row) =>
      row.measured === 0
        ? [row.label, 0, 0, '–', '–', '–', '–', '–']
        : [
            row.label,
            row.garments,
            row.measured,
            cm(row.median),
            cm(row.mean),
            cm(row.p95),
            share(row.coverage, 0),
            row.medianHalf.toFixed(2),
          ],
    ),
  )

/** The report as a document; charts are the names of the files beside it, by title. */
export function markdownOf(report: Report, origin: Origin, charts: Readonly<Record<string, string>>): string {
  const { series, cpuSeconds } = origin
  const detections = ['blouse', 'outwear', 'trousers', 'skirt', 'dress', 'unsure', 'no-garment'] as const
  const parts = [
    '# Accuracy over simulated phone photos',
    [
      `${report.scenes} scenes (${origin.perType} a type) of real labelled garments of the ${series.split} photos on a plane, at plausible`,
      'sizes, beside a rendered marker or none; 24–28 mm-like lenses off-centre and with distortion, tilt 0–20°, the garment',
      'taking 30–90 % of the frame, blur, noise, shadows, JPEG twice (phone and gateway), EXIF focal length in two thirds. The type is',
      'given; the marker is looked for among all. Each scene went through the handlers that TorchServe runs and the use case',
      'of the gateway. Truth: the labelled points on the plane, so the labels’ own errors and the thickness of cloth are not in these figures.',
      'Intervals in small print are 95 %, by resampling garments (not scenes: one garment is in many). Errors are absolute.',
    ].join('\n'),
    [
      '```',
      `python -m fitsize_inference.scenes phone --data DATA --split ${series.split} --per-type ${origin.perType} --marker ${series.marker} --megapixels ${series.megapixels} --seed ${series.seed} --output SCENES.jsonl`,
      'npm run accuracy -w @fitsize/bench -- --scenes SCENES.jsonl',
      '```',
      `Weights ${origin.weights}. CPU a scene: making it ${(cpuSeconds.scene * 1000).toFixed(0)} ms, keypoints ${(cpuSeconds.keypoints * 1000).toFixed(0)} ms (batches of 16), marker ${(cpuSeconds.marker * 1000).toFixed(0)} ms.`,
    ].join('\n'),
    '## Scale at the garment',
    'Relative error of the dimensions of 20 cm and more between the *true* points through the scale that was found.',
    ...report.scale.flatMap(({ title, rows }) => [`### ${title}`, scaleTable(rows)]),
    '## Dimensions',
    `Of the dimensions that exist, ${percent(report.notMeasured, 1)} % were not measured though there was a scale (a point was taken for absent).`,
    ...report.dimensions.flatMap(({ title, rows }) => [`### ${title}`, dimensionTable(rows)]),
    ...Object.entries(charts).map(([title, file]) => `![${title}](${file})`),
    '## Calibration',
    'Share of errors within the interval of each level, all dimensions, %.',
    table(
      ['', ...(report.calibration[0]?.points ?? []).map(({ nominal }) => percent(nominal))],
      report.calibration.map(({ label, points }) => [label, ...points.map(({ observed }) => percent(observed))]),
    ),
    '## Garment type, when it is not given',
    `Right ${percent(report.typesAnswered.right, 1)} %; ${percent(report.typesAnswered.unsure, 1)} % asked back as unsure; of those answered ${percent(report.typesAnswered.rightWhenAnswered, 1)} % right.`,
    table(
      ['true \\ said', ...detections],
      report.types.map(({ garmentType, detected }) => [garmentType, ...detections.map((name) => detected[name])]),
    ),
    '## Markers',
    table(
      ['there', 'scenes', 'found', 'another found', 'none found'],
      report.markers.map(({ marker, scenes, right, wrong, notFound }) => [
        marker,
        scenes,
        marker === 'none' ? '–' : `${right} (${percent(right / scenes, 1)} %)`,
        wrong,
        notFound,
      ]),
    ),
    '## Warnings',
    'Unfounded: the marker is there; all labelled points are 1 % of the longer side from the edge; the tilt is under 20°.',
    table(
      ['', 'scenes', 'share %', 'unfounded'],
      report.warnings.map(({ code, scenes, unfounded }) => [
        code,
        scenes,
        percent(scenes / report.scenes, 1),
        unfounded ?? '–',
      ]),
    ),
    '## The ten worst scenes',
    table(
      [
        'scene',
        'photo',
        'marker (found)',
        'tilt°',
        'difficult',
        'dimension',
        'true cm',
        'error cm',
        'half-width cm',
        'scale off %',
      ],
      report.worst.map((worst) => [
        worst.scene,
        worst.garment.slice(0, 8),
        `${worst.marker} (${worst.foundMarker ?? '–'})`,
        worst.tiltDeg.toFixed(0),
        worst.difficulties.join(', ') || '–',
        worst.dimension,
        worst.trueCm.toFixed(1),
        worst.error.toFixed(1),
        worst.half.toFixed(1),
        percent(worst.scaleError, 1),
      ]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}
