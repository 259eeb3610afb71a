import type { DimensionName, GarmentType } from '@fitsize/garments'
import fc from 'fast-check'
import { type Extent, type SizeChart, type SizeSystem, usualLengths, usualTolerance } from '../../src'

export const letterLabels = ['XS', 'S', 'M', 'L', 'XL', '2XL'] as const

/** A chart in centimetres, flat unless told otherwise. */
export function chartOf(
  lengths: Partial<Record<DimensionName, readonly (number | null)[]>>,
  {
    garmentType = 'blouse' as GarmentType,
    labels = letterLabels as readonly string[],
    system = 'INT' as SizeSystem,
    extents = {} as Partial<Record<DimensionName, Extent>>,
  } = {},
): SizeChart {
  const columns = Object.entries(lengths) as [DimensionName, readonly (number | null)[]][]
  const count = Math.max(...columns.map(([, values]) => values.length))
  return {
    garmentType,
    group: null,
    system,
    columns: columns.map(([dimension]) => ({
      dimension,
      extent: extents[dimension] ?? 'flat',
      tolerance: usualTolerance,
    })),
    sizes: labels.slice(0, count).map((label, size) => ({
      label,
      lengths: Object.fromEntries(
        columns.flatMap(([dimension, values]) => {
          const cm = values[size]
          return cm === null || cm === undefined ? [] : [[dimension, Math.round(cm * 100)]]
        }),
      ),
    })),
  }
}

const stepOf: Partial<Record<DimensionName, number>> = {
  chest: 200,
  body_length: 200,
  left_sleeve: 100,
  shoulders: 120,
}

/** Evenly graded tops of four to six sizes around a usual one, in both ways of measuring the chest. */
export const evenCharts: fc.Arbitrary<SizeChart> = fc
  .record({
    count: fc.integer({ min: 4, max: 6 }),
    share: fc.double({ min: 0.9, max: 1.1, noNaN: true }),
    girth: fc.boolean(),
    noise: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ count, share, girth, noise }) => {
    const usual = usualLengths('blouse')
    const dimensions = Object.keys(stepOf) as DimensionName[]
    return {
      garmentType: 'blouse',
      group: null,
      system: 'INT',
      columns: dimensions.map((dimension) => ({
        dimension,
        extent: dimension === 'chest' && girth ? 'girth' : 'flat',
        tolerance: usualTolerance,
      })),
      sizes: letterLabels.slice(0, count).map((label, size) => ({
        label,
        lengths: Object.fromEntries(
          dimensions.map((dimension) => {
            const flat = Math.round((usual[dimension] ?? 0) * share) + (size - 2) * (stepOf[dimension] ?? 0)
            return [dimension, (dimension === 'chest' && girth ? 2 * flat : flat) + (noise[size] ?? 0)]
          }),
        ),
      })),
    }
  })

export function withValue(chart: SizeChart, size: number, dimension: DimensionName, value: number): SizeChart {
  return {
    ...chart,
    sizes: chart.sizes.map((one, index) =>
      index === size ? { ...one, lengths: { ...one.lengths, [dimension]: value } } : one,
    ),
  }
}
