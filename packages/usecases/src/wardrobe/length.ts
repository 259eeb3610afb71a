/**
 * Lengths are stored in tenths of a millimetre: exact in centimetres and in inches to what anyone reads. Bounds are
 * rounded outwards, so that storing never narrows an interval.
 */
export type StoredLength = {
  readonly valueTenthsMm: number
  readonly lowTenthsMm: number
  readonly highTenthsMm: number
}

const tenthsMmPerCm = 100
/** Keeps 50.1 cm, which is 5010.000000000001 tenths in floating point, from being rounded outwards by a whole tenth. */
const noise = 1e-6

/** Centimetres as they are stored. */
export const storedLength = ({ cm, low, high }: { cm: number; low: number; high: number }): StoredLength => ({
  valueTenthsMm: Math.round(cm * tenthsMmPerCm),
  lowTenthsMm: Math.max(0, Math.floor(low * tenthsMmPerCm + noise)),
  highTenthsMm: Math.max(0, Math.ceil(high * tenthsMmPerCm - noise)),
})

/** A stored length in centimetres. */
export const centimetres = (tenthsMm: number): number => tenthsMm / tenthsMmPerCm
