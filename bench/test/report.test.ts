import { describe, expect, it } from 'vitest'
import type { Outcome } from '../src/accuracy/outcome'
import { reportOf } from '../src/accuracy/report'

const scene = (changes: Partial<Outcome>): Outcome => ({
  index: 0,
  garmentType: 'skirt',
  garment: 'a',
  marker: 'charuco-a4',
  foundMarker: 'charuco-a4',
  tiltDeg: 3,
  exif: true,
  ground: 'wood',
  difficulties: [],
  shareOfFrame: 0.6,
  scaleErrors: [0.01, -0.03],
  dimensions: [
    { name: 'waistband', original: true, trueCm: 37, error: -1, half: 2 },
    { name: 'length', original: false, trueCm: 60, error: 3, half: 2 },
  ],
  missing: [],
  detected: 'skirt',
  warnings: [],
  whole: true,
  ...changes,
})

describe('reportOf', () => {
  it('takes errors without their sign and tells the dimensions of the original from all', () => {
    const { scale, dimensions, calibration } = reportOf([scene({})])
    expect(scale[0]?.rows[0]).toMatchObject({ label: 'charuco-a4', scenes: 1, mean: { value: 0.02 } })
    const [original, all] = dimensions
    expect(original?.rows[0]).toMatchObject({ label: 'all', measured: 1, mean: { value: 1 }, coverage: { value: 1 } })
    expect(all?.rows[0]).toMatchObject({ measured: 2, mean: { value: 2 }, coverage: { value: 0.5 }, medianHalf: 2 })
    expect(calibration[0]?.points.find(({ nominal }) => nominal === 0.9)?.observed).toBe(0.5)
  })

  it('counts a wrong marker, a missing one, and one where none is; Letter is read as a sheet', () => {
    const { markers } = reportOf([
      scene({ marker: 'charuco-letter' }),
      scene({ foundMarker: 'checkerboard-5x5' }),
      scene({ marker: 'card-id1', foundMarker: null, scaleErrors: [], dimensions: [] }),
      scene({ marker: 'none' }),
    ])
    expect(markers).toEqual([
      { marker: 'charuco-a4', scenes: 1, right: 0, wrong: 1, notFound: 0 },
      { marker: 'charuco-letter', scenes: 1, right: 1, wrong: 0, notFound: 0 },
      { marker: 'card-id1', scenes: 1, right: 0, wrong: 0, notFound: 1 },
      { marker: 'none', scenes: 1, right: 0, wrong: 1, notFound: 0 },
    ])
  })

  it('measures no dimension of a scene without a marker', () => {
    expect(reportOf([scene({}), scene({ marker: 'none' })]).dimensions[1]?.rows[0]?.measured).toBe(2)
  })

  it('keeps what was asked back apart from what was wrong', () => {
    const said = (['skirt', 'skirt', 'unsure', 'dress'] as const).map((detected) => scene({ detected }))
    expect(reportOf(said).typesAnswered).toEqual({ unsure: 0.25, right: 0.5, rightWhenAnswered: 2 / 3 })
  })

  it('tells unfounded warnings where the truth is known', () => {
    const { warnings } = reportOf([
      scene({ warnings: ['tilted', 'point-uncertain'] }),
      scene({ warnings: ['tilted'], tiltDeg: 24 }),
      scene({ warnings: ['garment-cut-off'], whole: false }),
    ])
    expect(warnings).toEqual([
      { code: 'garment-cut-off', scenes: 1, unfounded: 0 },
      { code: 'point-uncertain', scenes: 1, unfounded: null },
      { code: 'tilted', scenes: 2, unfounded: 1 },
    ])
  })

  it('puts the worst scene first', () => {
    const { worst } = reportOf([
      scene({}),
      scene({ index: 7, dimensions: [{ name: 'hemline', original: true, trueCm: 50, error: -9, half: 2 }] }),
    ])
    expect(worst[0]).toMatchObject({ scene: 'skirt 7', dimension: 'hemline', error: -9, scaleError: 0.02 })
  })
})
