import { type DimensionName, type GarmentType, garmentDrawings, garmentTypes } from '@fitsize/garments'
import { measureGarment, usualWidthCm } from '@fitsize/measure'

/** cm as somebody typed them, flat or all the way round. */
export type TypedLength = { readonly cm: number; readonly extent: 'FLAT' | 'GIRTH' }
export type TypedLengths = Readonly<Partial<Record<DimensionName, TypedLength>>>

/** `inches`: typed in inches as if they were cm; `centimetres`: the other way round; `unusual`: right in neither. */
export type Doubt = 'inches' | 'centimetres' | 'unusual'

const cmPerInch = 2.54
/**
 * Clothes of adults differ from the usual ones by less than this; beyond it are children's clothes and slips. The widest
 * of common size charts (5XL, chest 75 cm flat) has 1.5 of the usual width, the narrowest of adults (XXS, 38 cm) 0.75.
 */
const usual = { least: 0.65, most: 1.65 }
/** A newborn's top has a chest of 20 cm, 0.4 of the usual one; sleeves, cuffs and lengths go further. */
const possible = { least: 0.15, most: 2.6 }

/** What to ask about before believing typed lengths; nothing for those that a garment can well have. */
export function doubtsAbout(garmentType: GarmentType, lengths: TypedLengths): Partial<Record<DimensionName, Doubt>> {
  const expected = usualLengths(garmentType)
  const doubts: Partial<Record<DimensionName, Doubt>> = {}
  for (const { name, kind } of garmentTypes[garmentType].dimensions) {
    const [typed, cm] = [lengths[name], expected[name]?.cm]
    if (typed === undefined || cm === undefined) continue
    const share = typed.cm / (typed.extent === 'GIRTH' ? 2 * cm : cm)
    const lies = (range: typeof usual, factor: number) => share * factor >= range.least && share * factor <= range.most
    // A sleeve of 20 cm is a short one; only widths tell the unit by themselves.
    if (lies(usual, 1)) continue
    if (kind === 'width' && lies(usual, cmPerInch)) doubts[name] = 'inches'
    else if (kind === 'width' && lies(usual, 1 / cmPerInch)) doubts[name] = 'centimetres'
    else if (!lies(possible, 1)) doubts[name] = lies(usual, cmPerInch) ? 'inches' : 'unusual'
  }
  return doubts
}

/** The lengths of a usual garment of a type, from its drawing. */
function usualLengths(garmentType: GarmentType) {
  const { keypoints } = garmentDrawings[garmentType]
  const [left, right] = garmentTypes[garmentType].normalisation.map((name) => keypoints[name])
  const width = left && right ? Math.hypot(right.x - left.x, right.y - left.y) : 1
  const mmPerUnit = (10 * usualWidthCm[garmentType]) / width
  const certain = [0, 0, 0] as const
  return measureGarment({
    garmentType,
    keypoints: Object.fromEntries(
      Object.entries(keypoints).map(([name, place]) => [name, { ...place, present: true, covariance: certain }]),
    ),
    homography: [mmPerUnit, 0, 0, 0, mmPerUnit, 0, 0, 0, 1],
    homographyCovariance: Array.from({ length: 64 }, () => 0),
  })
}
