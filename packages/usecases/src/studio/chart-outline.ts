import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'
import { drawOut } from '@fitsize/measure'
import { flatFactor } from '@fitsize/sizing'
import type { GarmentOutline } from '../catalogue/garment'
import type { ChartRow } from './size-chart'

/**
 * Where the keypoints of the size in the middle lie, in tenths of a millimetre; null for a chart without a length that could
 * be drawn.
 */
export function chartOutline(
  garmentType: GarmentType,
  sizes: readonly Pick<ChartRow, 'lengths'>[],
): GarmentOutline | null {
  const drawn = sizes
    .map((size) => flatCentimetres(garmentType, size))
    .filter((lengths) => Object.keys(lengths).length > 0)
  const middle = drawn[Math.floor((drawn.length - 1) / 2)]
  if (middle === undefined) return null
  return Object.fromEntries(
    Object.entries(drawOut(garmentType, middle)).map(([name, { x, y }]) => [
      name,
      { x: Math.round(x * 100), y: Math.round(y * 100) },
    ]),
  )
}

function flatCentimetres(
  garmentType: GarmentType,
  { lengths }: Pick<ChartRow, 'lengths'>,
): Partial<Record<DimensionName, number>> {
  const flat: Partial<Record<DimensionName, number>> = {}
  for (const { name } of garmentTypes[garmentType].dimensions) {
    const length = lengths[name]
    const factor = length === undefined ? 0 : flatFactor(name, length.extent)
    if (length !== undefined && factor > 0) flat[name] = (length.value * factor) / 100
  }
  return flat
}
