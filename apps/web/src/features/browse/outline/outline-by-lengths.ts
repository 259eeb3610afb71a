import { type DimensionName, dimensionNameSchema, type GarmentType } from '@fitsize/garments'
import { drawOut, layOut } from '@fitsize/measure'
import { type FlatPoint, type FlatPoints, outlineOf } from './outline'

type Lengths = Readonly<
  Partial<Record<DimensionName, { readonly cm: number; readonly extent: 'FLAT' | 'GIRTH' } | undefined>>
>

/** Tenths of a millimetre in a centimetre. */
const tenths = 100

/** The outline of a garment that was measured and not photographed: the drawing of its type in its size. */
export const outlineByLengths = (garmentType: GarmentType, lengths: Lengths): readonly FlatPoint[] | null =>
  outlineOf(garmentType, scaled(drawOut(garmentType, flatCm(lengths)), tenths))

/**
 * The outline of one size of a garment whose keypoints are known of some size, or of none.
 * @param points in tenths of a millimetre
 */
export function outlineOfSize(
  garmentType: GarmentType,
  points: FlatPoints | null,
  lengths: Lengths,
): readonly FlatPoint[] | null {
  if (points === null) return outlineByLengths(garmentType, lengths)
  const inCm = layOut(garmentType, flatCm(lengths), scaled(points, 1 / tenths))
  return outlineOf(garmentType, scaled(inCm, tenths))
}

function flatCm(lengths: Lengths): Partial<Record<DimensionName, number>> {
  const flat: Partial<Record<DimensionName, number>> = {}
  for (const name of dimensionNameSchema.options) {
    const length = lengths[name]
    if (length !== undefined) flat[name] = length.extent === 'GIRTH' ? length.cm / 2 : length.cm
  }
  return flat
}

const scaled = (points: FlatPoints, factor: number): FlatPoints =>
  Object.fromEntries(Object.entries(points).map(([name, { x, y }]) => [name, { x: x * factor, y: y * factor }]))
