import { ninetyPercent } from '@fitsize/measure'

/** Nominal levels and how many standard deviations of a normal distribution half of their interval has. */
export const levels: readonly (readonly [nominal: number, deviations: number])[] = [
  [0.1, 0.12566],
  [0.2, 0.25335],
  [0.3, 0.38532],
  [0.4, 0.5244],
  [0.5, 0.67449],
  [0.6, 0.84162],
  [0.7, 1.03643],
  [0.8, 1.28155],
  [0.9, ninetyPercent],
  [0.95, 1.95996],
]

export type CalibrationPoint = { readonly nominal: number; readonly observed: number }

/** Which share of errors lies within the interval of each level, the 90 % interval being stretched to it. */
export function calibrationCurve(
  measured: readonly { readonly error: number; readonly half: number }[],
): CalibrationPoint[] {
  return levels.map(([nominal, deviations]) => {
    const inside = measured.filter(({ error, half }) => Math.abs(error) <= (half * deviations) / ninetyPercent)
    return { nominal, observed: inside.length / measured.length }
  })
}
