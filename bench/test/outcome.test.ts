import { garmentTypeNames, keypointHash, keypointNames } from '@fitsize/garments'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../src/accuracy/outcome'
import { type SceneLine, sceneLineSchema } from '../src/accuracy/scene-line'

const corners = {
  waistband_left: [100, 200],
  waistband_right: [500, 200],
  hemline_left: [80, 700],
  hemline_right: [520, 700],
}
const moved = { ...corners, waistband_right: [510, 200] }

const tensor = (name: string, datatype: string, shape: number[], data: unknown[]) => ({ name, datatype, shape, data })
const answer = (outputs: unknown[]) => ({
  model_name: 'm',
  parameters: { keypoint_hash: keypointHash, weights_version: 'w' },
  outputs,
})

/** A scene seen from straight above at 1 px a millimetre; the network is 10 px off at one corner. */
function line(scale: number): SceneLine {
  const at = (name: string): number[] => Object.entries(moved).find(([key]) => key === name)?.[1] ?? [0, 0]
  const count = keypointNames.length
  const types = answer([
    tensor(
      'type_probability',
      'FP32',
      [5],
      garmentTypeNames.map((name) => (name === 'skirt' ? 0.9 : 0.025)),
    ),
    tensor('garment_probability', 'FP32', [1], [1]),
  ])
  return sceneLineSchema.parse({
    series: { seed: 1, split: 'validation', marker: 'mix', megapixels: 2 },
    index: 4,
    truth: {
      source: 'photo',
      garmentType: 'skirt',
      marker: 'charuco-a4',
      ground: 'wood',
      difficulties: [],
      width: 1224,
      height: 1632,
      exifFocalLength35mm: null,
      focalLength35mm: 26,
      k1: 0,
      tiltDeg: 0,
      shareOfFrame: 0.4,
      pointsPx: corners,
      pointsMm: corners,
      dimensionsCm: { waistband: 40, hemline: 44 },
    },
    working: { width: 1224, height: 1632 },
    keypoints: answer([
      tensor('keypoints', 'FP32', [count, 2], keypointNames.flatMap(at)),
      tensor(
        'covariance',
        'FP32',
        [count, 3],
        keypointNames.flatMap(() => [4, 0, 4]),
      ),
      tensor(
        'confidence',
        'FP32',
        [count],
        keypointNames.map(() => 0.9),
      ),
      tensor(
        'presence',
        'FP32',
        [count],
        keypointNames.map((name) => (name in corners ? 1 : 0)),
      ),
      ...types.outputs,
      tensor('several_probability', 'FP32', [1], [0]),
      tensor('turned', 'INT32', [1], [0]),
      tensor('sharpness', 'FP32', [1], [900]),
      tensor('luminance', 'FP32', [1], [0.7]),
    ]),
    auto: types,
    marker: answer([
      tensor('marker', 'BYTES', [1], ['charuco-a4']),
      tensor('homography', 'FP64', [3, 3], [scale, 0, 0, 0, scale, 0, 0, 0, 1]),
      tensor(
        'homography_covariance',
        'FP64',
        [8, 8],
        Array.from({ length: 64 }, () => 0),
      ),
      tensor('tilt_deg', 'FP64', [1], [0]),
      tensor('reprojection_rms_px', 'FP64', [1], [0.1]),
      tensor('corners_found', 'INT32', [1], [24]),
      tensor('corners_total', 'INT32', [1], [24]),
      tensor('outline', 'FP32', [4, 2], [0, 0, 210, 0, 210, 297, 0, 297]),
      tensor('size_px', 'FP64', [1], [250]),
      tensor('bend_mm', 'FP64', [1], [0]),
    ]),
    cpuSeconds: { scene: 0.1, keypoints: 0.1, marker: 0.1 },
  })
}

describe('outcomeOf', () => {
  it('measures what the network saw against the truth', () => {
    const { dimensions, detected, garment } = outcomeOf(line(1))
    const waistband = dimensions.find(({ name }) => name === 'waistband')
    expect(waistband).toMatchObject({ original: true, trueCm: 40 })
    expect(waistband?.error).toBeCloseTo(1, 8)
    expect(dimensions.find(({ name }) => name === 'hemline')?.error).toBeCloseTo(0, 8)
    expect([detected, garment]).toEqual(['skirt', 'photo'])
  })

  it('tells the error of the scale apart from that of the points', () => {
    for (const error of outcomeOf(line(1)).scaleErrors) expect(error).toBeCloseTo(0, 8)
    const errors = outcomeOf(line(1.02)).scaleErrors
    expect(errors.length).toBeGreaterThan(1)
    for (const error of errors) expect(error).toBeCloseTo(0.02, 8)
  })
})
