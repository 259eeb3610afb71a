import type { DimensionName } from '@fitsize/garments'
import type { DimensionFit, SizeFit, Target } from '@fitsize/sizing'
import type { CatalogueGarment } from '@fitsize/usecases'
import type { FitRow } from './FitRows'

/** Tenths of a millimetre in a centimetre. */
const tenthsPerCm = 100
/** Standard deviations to either side that hold 90 % of a normal distribution. */
const ninetyPercent = 1.645

/** What the bars of a size show, in the order of the comparison. */
export function fitRowsOf(
  fit: SizeFit,
  target: Target,
  dimensions: CatalogueGarment['sizes'][number]['dimensions'],
): readonly FitRow[] {
  return fit.dimensions.flatMap((own) => {
    const wanted = target.dimensions[own.dimension]
    if (wanted === undefined) return []
    return [
      {
        dimension: own.dimension,
        verdict: own.verdict,
        differenceCm: differenceCm(own),
        halfRangeCm: own.missing ? null : halfRangeCm(wanted.deviation, toleranceOf(dimensions, own.dimension)),
        comfort: { low: own.comfort.low / tenthsPerCm, high: own.comfort.high / tenthsPerCm },
      },
    ]
  })
}

/** Offered minus wished for, in cm; null when the chart does not say. */
export const differenceCm = ({ missing, difference }: DimensionFit): number | null =>
  missing ? null : difference / tenthsPerCm

/** In cm, to either side; a girth differs by twice what its flat half does. */
function toleranceOf(dimensions: CatalogueGarment['sizes'][number]['dimensions'], name: DimensionName): number {
  const stated = dimensions[name]
  if (stated === undefined) return 0
  return stated.extent === 'GIRTH' ? stated.toleranceCm / 2 : stated.toleranceCm
}

/** What the measures of the references and the making of the garment leave open together. */
const halfRangeCm = (deviationTenths: number, toleranceCm: number): number =>
  Math.hypot((deviationTenths / tenthsPerCm) * ninetyPercent, toleranceCm)
