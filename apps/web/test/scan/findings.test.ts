import { describe, expect, it } from 'vitest'
import {
  dimensionsOf,
  halfRangeCm,
  presentKeypoints,
  stageLines,
  uncertainKeypoints,
  warningsByCode,
} from '../../src/features/scan/result/findings'
import { scanWith } from './scan-factory'

const figure = (cm: number) => cm.toFixed(1)

describe('what a scan found', () => {
  it('draws only lines whose two ends were found, with the figure where there is one', () => {
    expect(stageLines(scanWith(), null, figure)).toEqual([
      {
        name: 'chest',
        path: [
          { x: 200, y: 600 },
          { x: 730, y: 600 },
        ],
        text: '53.0',
      },
    ])
  })

  it('draws lines without figures when there is no scale', () => {
    const lines = stageLines(scanWith({ scale: null, dimensions: {} }), null, figure)
    expect(lines.map(({ name, text }) => [name, text])).toEqual([['chest', null]])
  })

  it('measures nothing while the type is unsure', () => {
    expect(dimensionsOf(scanWith({ garmentType: 'unsure' }))).toEqual([])
    expect(presentKeypoints(scanWith({ garmentType: 'unsure' }))).toEqual([])
    expect(stageLines(scanWith({ garmentType: null }), null, figure)).toEqual([])
  })

  it('leaves out points that the garment does not have', () => {
    expect(presentKeypoints(scanWith()).map(({ name }) => name)).toEqual([
      'armpit_left',
      'armpit_right',
      'top_hem_left',
    ])
  })

  it('doubts the points that the gateway warns of, and only those, so that rings and notice agree', () => {
    const { keypoints } = scanWith()
    const scan = scanWith({
      warnings: [{ code: 'point-uncertain', hint: '', keypoint: 'armpit_left' }],
      keypoints: {
        ...keypoints,
        top_hem_left: { x: 0, y: 0, confidence: 0.5, present: true, covariance: [196, 0, 16] },
      },
    })
    expect([...uncertainKeypoints(scan)]).toEqual(['armpit_left'])
    expect(uncertainKeypoints(scanWith()).size).toBe(0)
  })

  it('states half of the interval', () => {
    expect(halfRangeCm({ cm: 53, low: 52.4, high: 53.6 })).toBeCloseTo(0.6)
  })

  it('shows each warning once with all its points and edges, the most important first', () => {
    const warnings = warningsByCode(
      scanWith({
        warnings: [
          { code: 'point-uncertain', hint: '', keypoint: 'armpit_left' },
          { code: 'tilted', hint: '' },
          { code: 'point-uncertain', hint: '', keypoint: 'armpit_right' },
          { code: 'garment-cut-off', hint: '', keypoint: 'top_hem_left', edge: 'bottom' },
          { code: 'garment-cut-off', hint: '', keypoint: 'top_hem_right', edge: 'bottom' },
          { code: 'point-uncertain', hint: '', keypoint: 'armpit_right' },
        ],
      }),
    )
    expect(warnings).toEqual([
      { code: 'garment-cut-off', keypoints: ['top_hem_left', 'top_hem_right'], edges: ['bottom'] },
      { code: 'tilted', keypoints: [], edges: [] },
      { code: 'point-uncertain', keypoints: ['armpit_left', 'armpit_right'], edges: [] },
    ])
  })
})
