import type { DimensionName } from '@fitsize/garments'
import type { GarmentLength, OfferedGarment, OfferedLength, Reference, SizeChartEntry } from '../src'

/** Centimetres lying flat. */
export type Centimetres = Partial<Record<DimensionName, number>>

const entries = (measures: Centimetres) => Object.entries(measures) as [DimensionName, number][]

/** Lengths as a good scan finds them: 0.6 cm to either side, unless said otherwise. */
export function measured(measures: Centimetres, half = 0.6): Partial<Record<DimensionName, GarmentLength>> {
  return Object.fromEntries(
    entries(measures).map(([name, cm]) => [
      name,
      {
        value: Math.round(cm * 100),
        low: Math.round((cm - half) * 100),
        high: Math.round((cm + half) * 100),
        extent: 'flat',
      },
    ]),
  )
}

export function stated(
  measures: Centimetres,
  tolerance = 1,
  extent: OfferedLength['extent'] = 'flat',
): SizeChartEntry['lengths'] {
  return Object.fromEntries(
    entries(measures).map(([name, cm]) => [
      name,
      { value: Math.round(cm * 100), tolerance: Math.round(tolerance * 100), extent },
    ]),
  )
}

export const size = (label: string, lengths: SizeChartEntry['lengths']): SizeChartEntry => ({
  id: label,
  label,
  system: 'EU',
  lengths,
})

export const reference = (change: Partial<Reference> = {}): Reference => ({
  id: 'blue',
  name: 'blue one',
  garmentType: 'blouse',
  category: 't-shirt',
  feel: 'right',
  zones: {},
  stretch: null,
  fitStyle: null,
  lengths: measured(shirt),
  ...change,
})

export const offered = (change: Partial<OfferedGarment> = {}): OfferedGarment => ({
  garmentType: 'blouse',
  category: 't-shirt',
  stretch: null,
  fitStyle: null,
  sizes: [],
  ...change,
})

export const shirt: Centimetres = { chest: 52, body_length: 71, shoulders: 46, left_sleeve: 22, waist: 52 }
export const jeans: Centimetres = { waistband: 40, left_inseam: 80, left_thigh: 28, front_rise: 27, left_opening: 19 }
export const jacket: Centimetres = {
  chest: 56,
  body_length: 72,
  hem: 54,
  waist: 54,
  shoulders: 47,
  left_sleeve: 64,
  neck: 19,
}

/** All measures changed by so many centimetres, or those that are named. */
export const changed = (measures: Centimetres, change: number | Centimetres): Centimetres =>
  Object.fromEntries(
    entries(measures).map(([name, cm]) => [name, cm + (typeof change === 'number' ? change : (change[name] ?? 0))]),
  )
