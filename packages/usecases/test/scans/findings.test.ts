import { type ScanFindings, scanFindingsSchema, warningCodes } from '@fitsize/contracts'
import { garmentTypes, keypointNames } from '@fitsize/garments'
import { describe, expect, test } from 'vitest'
import { type Answers, findingsOf, type ScanWish } from '../../src'
import { keypointsAnswer, markerAnswer, wish } from './answers'

const square = { photo: { width: 1000, height: 1000 }, working: { width: 1000, height: 1000 } }
const answers = (overrides: Partial<Answers> = {}): Answers => ({
  keypoints: keypointsAnswer(),
  marker: markerAnswer(),
  ...overrides,
})

function found(
  given: Answers,
  asked: ScanWish = wish(),
  sizes: Parameters<typeof findingsOf>[1] = square,
): ScanFindings {
  const findings = findingsOf(asked, sizes, given)
  if (!findings.ok) throw new Error(findings.error.code)
  return scanFindingsSchema.parse(findings.value)
}
const codes = (findings: ScanFindings) => findings.warnings.map(({ code }) => code)

/** The answer with one named point changed. */
function withPoint(
  name: (typeof keypointNames)[number],
  change: Partial<Answers['keypoints']['points'][number]>,
): Answers {
  const answer = keypointsAnswer()
  const points = answer.points.map((point, index) => (keypointNames[index] === name ? { ...point, ...change } : point))
  return answers({ keypoints: { ...answer, points } })
}

describe('findings', () => {
  test('a clear photo: the type, all its points, centimetres, no warning', () => {
    const findings = found(answers())
    expect(findings.garmentType).toBe('blouse')
    expect(Object.keys(findings.keypoints).sort()).toEqual([...garmentTypes.blouse.keypoints].sort())
    expect(findings.dimensions.chest?.cm).toBeCloseTo(18, 6)
    expect(findings.dimensions.chest?.low).toBeLessThan(18)
    expect(findings.scale?.pxPerCm).toBeCloseTo(20, 6)
    expect(findings.warnings).toEqual([])
  })

  test.each([
    [
      { width: 4000, height: 3000 },
      { width: 2048, height: 1536 },
    ],
    [
      { width: 3000, height: 4000 },
      { width: 1536, height: 2048 },
    ],
    [
      { width: 2049, height: 333 },
      { width: 2048, height: 333 },
    ],
  ])('the size of the photo (%o) changes pixels, not centimetres', (photo, working) => {
    const factor = Math.max(photo.width, photo.height) / 2048
    const full = found(answers(), wish(), { photo, working })
    const same = found(answers(), wish(), { photo: working, working })
    for (const [name, dimension] of Object.entries(same.dimensions)) {
      const other = full.dimensions[name as keyof typeof full.dimensions]
      expect(other?.cm).toBeCloseTo(dimension.cm, 8)
      expect(other?.low).toBeCloseTo(dimension.low, 8)
      expect(other?.high).toBeCloseTo(dimension.high, 8)
    }
    expect(full.keypoints.armpit_left?.x).toBeCloseTo(320 * factor, 8)
    const [xx, xy, yy] = full.keypoints.armpit_left?.covariance ?? [0, 0, 0]
    expect([xx / factor ** 2, xy / factor ** 2, yy / factor ** 2].map((value) => Number(value.toFixed(8)))).toEqual([
      4, 1, 9,
    ])
    expect(full.scale?.outline[1]).toEqual([430 * factor, 10 * factor])
    expect(full.scale?.pxPerCm).toBeCloseTo(20 * factor, 8)
  })

  test('the check line stretches lengths and their intervals alike, and goes into the homography', () => {
    const plain = found(answers())
    const stretched = found(answers(), wish({ checkLineMm: 97 }))
    expect(stretched.dimensions.chest?.cm).toBeCloseTo(18 * 0.97, 8)
    const width = ({ low, high }: { low: number; high: number }) => high - low
    const [before, after] = [plain.dimensions.chest, stretched.dimensions.chest]
    if (before === undefined || after === undefined) throw new Error('no chest')
    expect(width(after)).toBeCloseTo(width(before) * 0.97, 8)
    expect(stretched.scale?.pxPerCm).toBeCloseTo(20 / 0.97, 8)
    expect(stretched.scale?.homography[8]).toBe(1)
  })
})

describe('which garment', () => {
  test('what was asked for wins over what the model believes', () => {
    const findings = found(answers(), wish({ garmentType: 'dress' }))
    expect(findings.garmentType).toBe('dress')
    expect(Object.keys(findings.keypoints)).toContain('hemline_left')
    expect(findings.candidates[0]).toEqual({ garmentType: 'blouse', probability: 0.9 })
  })

  test('two likely types: unsure, with candidates and the points of the likelier, but no dimensions', () => {
    const keypoints = keypointsAnswer({ typeProbabilities: [0.45, 0.05, 0, 0, 0.5] })
    const findings = found(answers({ keypoints }))
    expect(findings.garmentType).toBe('unsure')
    expect(findings.candidates.slice(0, 2).map(({ garmentType }) => garmentType)).toEqual(['dress', 'blouse'])
    expect(Object.keys(findings.keypoints).sort()).toEqual([...garmentTypes.dress.keypoints].sort())
    expect(findings.dimensions).toEqual({})
    expect(codes(findings)).toContain('garment-type-unsure')
    expect(found(answers({ keypoints }), wish({ garmentType: 'blouse' })).garmentType).toBe('blouse')
  })

  test('no garment', () => {
    const keypoints = keypointsAnswer({ garmentProbability: 0.49 })
    expect(findingsOf(wish(), square, answers({ keypoints }))).toEqual({ ok: false, error: { code: 'no-garment' } })
  })

  test('keypoints of another version are refused', () => {
    const keypoints = keypointsAnswer({ keypointHash: 'feedfacefeedface' })
    expect(findingsOf(wish(), square, answers({ keypoints }))).toMatchObject({
      ok: false,
      error: { code: 'inference-failed', detail: expect.stringContaining('feedfacefeedface') },
    })
  })
})

describe('what is said about the marker', () => {
  test('none found: points but no centimetres, and how to mend it', () => {
    const findings = found(answers({ marker: null }))
    expect(findings).toMatchObject({ scale: null, dimensions: {} })
    expect(findings.warnings).toMatchObject([{ code: 'marker-not-found', hint: expect.stringMatching(/\.$/) }])
  })

  test('none wanted: no warning', () => {
    expect(found(answers({ marker: null }), wish({ marker: 'none' })).warnings).toEqual([])
  })

  test.each([
    [20, []],
    [20.1, ['tilted']],
  ])('%f degrees', (tiltDeg, expected) => {
    expect(codes(found(answers({ marker: markerAnswer({ tiltDeg }) })))).toEqual(expected)
  })

  test('a scale known to 2 % is fine, to 4 % it is not', () => {
    // Both factors of the scale vary together: their variance is that of the scale.
    const withDeviation = (share: number) => {
      const variance = (0.5 * share) ** 2
      const homographyCovariance = Array.from({ length: 64 }, (_, index) =>
        [0, 4, 32, 36].includes(index) ? variance : 0,
      )
      return answers({ marker: markerAnswer({ homographyCovariance }) })
    }
    expect(codes(found(withDeviation(0.019 / 1.645)))).toEqual([])
    expect(codes(found(withDeviation(0.04 / 1.645)))).toEqual(['scale-uncertain'])
  })

  test('a plane whose horizon cuts the garment gives no lengths instead of wild ones', () => {
    const marker = markerAnswer({ homography: [0.5, 0, 0, 0, 0.5, 0, -0.002, 0, 1] })
    const findings = found(answers({ marker }))
    expect(findings).toMatchObject({ scale: null, dimensions: {} })
    expect(codes(findings)).toEqual(['marker-not-found'])
  })
})

describe('what is said about how the marker lies', () => {
  test.each([
    ['marker-bent', { bendMm: 1.6 }, { bendMm: 0.1 }],
    ['marker-too-small', { sizePx: 60 }, { sizePx: 300 }],
    ['marker-partly-hidden', { cornersFound: 17 }, { cornersFound: 18 }],
  ] as const)('%s', (code, bad, good) => {
    expect(codes(found(answers({ marker: markerAnswer(bad) })))).toEqual([code])
    expect(codes(found(answers({ marker: markerAnswer(good) })))).toEqual([])
    expect(codes(found(answers({ marker: markerAnswer(bad) }), wish({ marker: 'none' })))).toEqual([])
  })

  test('a small card is as good as its size on the plane allows', () => {
    const card = { marker: 'card-id1', cornersFound: 4, cornersTotal: 4 } as const
    expect(codes(found(answers({ marker: markerAnswer({ ...card, sizePx: 130 }) })))).toEqual([])
    expect(codes(found(answers({ marker: markerAnswer({ ...card, cornersFound: 2 }) })))).toEqual([
      'marker-partly-hidden',
    ])
  })

  test('a sheet too small to tell whether it is bent is not called so', () => {
    expect(codes(found(answers({ marker: markerAnswer({ sizePx: 81, bendMm: 0.2 }) })))).toEqual(['marker-too-small'])
  })

  test('an uncertain scale is said only when nothing explains it', () => {
    const homographyCovariance = Array.from({ length: 64 }, (_, index) => (index % 9 === 0 ? 1e-3 : 0))
    const marker = (more = {}) => answers({ marker: markerAnswer({ homographyCovariance, ...more }) })
    expect(codes(found(marker()))).toEqual(['scale-uncertain'])
    expect(codes(found(marker({ bendMm: 3 })))).toEqual(['marker-bent'])
  })
})

describe('what is said about the photo', () => {
  test.each([
    ['several-garments', { severalProbability: 0.95 }],
    ['too-dark', { luminance: 0.2 }],
    ['blurred', { sharpness: 250 }],
  ] as const)('%s', (code, answer) => {
    const findings = found(answers({ keypoints: keypointsAnswer(answer) }))
    expect(findings.warnings).toMatchObject([{ code, hint: expect.stringMatching(/\.$/) }])
    expect(findings.dimensions.chest).toBeDefined()
  })

  test('the most important comes first when much is wrong', () => {
    const keypoints = keypointsAnswer({
      typeProbabilities: [0.5, 0.45, 0.05, 0, 0],
      severalProbability: 1,
      sharpness: 1,
      luminance: 0,
      covariance: [9000, 0, 9000],
    })
    const marker = markerAnswer({ tiltDeg: 40, bendMm: 3, cornersFound: 6 })
    const said = [...new Set(codes(found(answers({ keypoints, marker }))))]
    const unsaid = ['marker-not-found', 'garment-cut-off', 'marker-too-small', 'scale-uncertain']
    expect(said).toEqual(warningCodes.filter((code) => !unsaid.includes(code)))
  })
})

describe('what is said about points', () => {
  test('one with a wide spread, whatever its direction', () => {
    const findings = found(withPoint('armpit_left', { covariance: [800, 780, 800] }))
    expect(findings.warnings).toMatchObject([{ code: 'point-uncertain', keypoint: 'armpit_left' }])
  })

  test.each([
    [{ x: 3 }, 'left'],
    [{ x: 995 }, 'right'],
    [{ y: 0 }, 'top'],
    [{ y: 999 }, 'bottom'],
    [{ x: -20, y: -3 }, 'left'],
  ])('one at the edge of the photo: %o', (place, edge) => {
    const findings = found(withPoint('top_hem_left', place))
    expect(findings.warnings).toMatchObject([{ code: 'garment-cut-off', keypoint: 'top_hem_left', edge }])
  })

  test('one that is not on the garment: marked absent, no dimension, no warning', () => {
    const findings = found(withPoint('armpit_left', { presence: 0.4, covariance: [9000, 0, 9000], x: 0 }))
    expect(findings.keypoints.armpit_left?.present).toBe(false)
    expect(findings.dimensions.chest).toBeUndefined()
    expect(findings.dimensions.shoulders).toBeDefined()
    expect(findings.warnings).toEqual([])
  })

  test('rounding of the model stays within what the contract allows', () => {
    expect(found(withPoint('armpit_left', { confidence: 1.0000001 })).keypoints.armpit_left?.confidence).toBe(1)
  })
})
