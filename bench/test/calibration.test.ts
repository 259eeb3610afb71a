import { ninetyPercent } from '@fitsize/measure'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src/accuracy/bootstrap'
import { calibrationCurve } from '../src/accuracy/calibration'

describe('calibrationCurve', () => {
  it('is the diagonal for normal errors with honest intervals, and above it for wide ones', () => {
    const random = seededRandom(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const errors = Array.from({ length: 20_000 }, () => normal())
    for (const { nominal, observed } of calibrationCurve(errors.map((error) => ({ error, half: ninetyPercent }))))
      expect(observed).toBeCloseTo(nominal, 1)
    const wide = calibrationCurve(errors.map((error) => ({ error, half: 2 * ninetyPercent })))
    for (const { nominal, observed } of wide.slice(0, 9)) expect(observed).toBeGreaterThan(nominal)
  })
})
