import { describe, expect, it } from 'vitest'
import { type FrameReport, reportOf } from '@/features/scan/camera/frame-report'
import { blurred, frameSize, pictureOf, straightAbove } from './synthetic-sheet'

/** What there is to say of the sheet. */
function sheetIn(report: FrameReport) {
  if (report.sheet === null) throw new Error('the sheet was not found')
  return report.sheet
}

describe('the report of a frame', () => {
  it.each([0, 90, 137, 180, 271])('finds the sheet that the project prints, turned by %i°', (turnDeg) => {
    const view = { ...straightAbove, tiltDeg: 8, directionDeg: 200, turnDeg, distanceMm: 800 }
    expect(Math.abs(sheetIn(reportOf(pictureOf(view))).tiltDeg - 8)).toBeLessThan(2)
  })

  it('tells how much of the frame it covers', () => {
    const share = (distanceMm: number) => sheetIn(reportOf(pictureOf({ ...straightAbove, distanceMm }))).share
    // What a lens of 26 mm sees from 1 m: 1331 mm by 998 mm.
    expect(share(1000) / ((210 * 297) / (1331 * 998))).toBeCloseTo(1, 1)
    expect(share(500) / share(1000)).toBeCloseTo(4, 1)
  })

  it('tells when part of the sheet is outside', () => {
    expect(sheetIn(reportOf(pictureOf(straightAbove))).outside).toBe(0)
    const cut = sheetIn(reportOf(pictureOf({ ...straightAbove, asideMm: [410, 0] })))
    expect(cut.outside).toBeGreaterThan(0.02)
    expect(Math.max(...cut.corners.map(({ x }) => x))).toBeGreaterThan(1)
  })

  it('tells blur apart from distance', () => {
    const near = pictureOf({ ...straightAbove, distanceMm: 500 })
    const far = pictureOf({ ...straightAbove, distanceMm: 800 })
    const pixels = (frame: typeof near) => (sheetIn(reportOf(frame)).blur ?? Number.NaN) * frameSize.width
    expect(pixels(near)).toBeLessThan(0.8)
    expect(pixels(far)).toBeLessThan(0.8)
    expect(pixels(blurred(near, 1))).toBeGreaterThan(pixels(near) + 0.25)
    expect(Math.abs(pixels(near) - pixels(far))).toBeLessThan(0.2)
  })

  it('tells the light, with and without a sheet', () => {
    const frame = pictureOf(straightAbove)
    const dim = { ...frame, data: frame.data.map((value, index) => (index % 4 === 3 ? value : value * 0.2)) }
    expect(reportOf(frame).light.lightest).toBeGreaterThan(0.7)
    expect(reportOf(frame).light.sheetContrast).toBeGreaterThan(0.6)
    expect(reportOf(dim).light.lightest).toBeLessThan(0.25)
    const empty = { ...frameSize, data: new Uint8ClampedArray(frameSize.width * frameSize.height * 4).fill(128) }
    expect(reportOf(empty)).toEqual({ sheet: null, light: { lightest: 128 / 255, sheetContrast: null } })
  })
})
