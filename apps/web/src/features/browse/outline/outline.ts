import type { GarmentType, KeypointName } from '@fitsize/garments'

/** A place on a garment lying flat, in tenths of a millimetre, x right, y down. */
export type FlatPoint = { readonly x: number; readonly y: number }

/** Keypoints of a garment lying flat; those that it lacks (a sleeveless top has no cuffs) are left out. */
export type FlatPoints = Readonly<Partial<Record<KeypointName, FlatPoint>>>

/** Once round each type, from the left end of its upper edge. */
const courses: Readonly<Record<GarmentType, readonly KeypointName[]>> = {
  blouse: [
    'neckline_left',
    'neckline_right',
    'shoulder_right',
    'cuff_right_out',
    'cuff_right_in',
    'armpit_right',
    'top_hem_right',
    'top_hem_left',
    'armpit_left',
    'cuff_left_in',
    'cuff_left_out',
    'shoulder_left',
  ],
  outwear: [
    'neckline_left',
    'neckline_right',
    'shoulder_right',
    'cuff_right_out',
    'cuff_right_in',
    'armpit_right',
    'waistline_right',
    'top_hem_right',
    'top_hem_left',
    'waistline_left',
    'armpit_left',
    'cuff_left_in',
    'cuff_left_out',
    'shoulder_left',
  ],
  trousers: [
    'waistband_left',
    'waistband_right',
    'bottom_right_out',
    'bottom_right_in',
    'crotch',
    'bottom_left_in',
    'bottom_left_out',
  ],
  skirt: ['waistband_left', 'waistband_right', 'hemline_right', 'hemline_left'],
  dress: [
    'neckline_left',
    'neckline_right',
    'shoulder_right',
    'cuff_right_out',
    'cuff_right_in',
    'armpit_right',
    'waistline_right',
    'hemline_right',
    'hemline_left',
    'waistline_left',
    'armpit_left',
    'cuff_left_in',
    'cuff_left_out',
    'shoulder_left',
  ],
}

type Pair = readonly [KeypointName, KeypointName]

/** The edges whose middles make the mid-line: the upper one holds still, the lower one says which way is down. */
const midLines: Readonly<Record<GarmentType, { readonly upper: Pair; readonly lower: Pair }>> = {
  blouse: { upper: ['neckline_left', 'neckline_right'], lower: ['top_hem_left', 'top_hem_right'] },
  outwear: { upper: ['neckline_left', 'neckline_right'], lower: ['top_hem_left', 'top_hem_right'] },
  trousers: { upper: ['waistband_left', 'waistband_right'], lower: ['bottom_left_out', 'bottom_right_out'] },
  skirt: { upper: ['waistband_left', 'waistband_right'], lower: ['hemline_left', 'hemline_right'] },
  dress: { upper: ['neckline_left', 'neckline_right'], lower: ['hemline_left', 'hemline_right'] },
}

/**
 * A garment's outline with the middle of its neckline or waistband in (0, 0) and its mid-line straight down, so that two
 * of them can be laid over each other. In tenths of a millimetre.
 * @returns null when a point of the mid-line is missing, or its ends coincide: then nothing says how it lies.
 */
export function outlineOf(garmentType: GarmentType, points: FlatPoints): readonly FlatPoint[] | null {
  const { upper, lower } = midLines[garmentType]
  const top = middleOf(points, upper)
  const bottom = middleOf(points, lower)
  if (top === null || bottom === null) return null
  const down = { x: bottom.x - top.x, y: bottom.y - top.y }
  const length = Math.hypot(down.x, down.y)
  if (length === 0) return null
  const cosine = down.y / length
  const sine = down.x / length
  return courses[garmentType].flatMap((name) => {
    const point = points[name]
    if (point === undefined) return []
    const x = point.x - top.x
    const y = point.y - top.y
    return [{ x: x * cosine - y * sine, y: x * sine + y * cosine }]
  })
}

function middleOf(points: FlatPoints, [left, right]: Pair): FlatPoint | null {
  const from = points[left]
  const to = points[right]
  return from === undefined || to === undefined ? null : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}

export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The smallest frame round all the outlines, with a margin, all in tenths of a millimetre. */
export function frameOf(outlines: readonly (readonly FlatPoint[])[], margin: number): Frame {
  const points = outlines.flat()
  if (points.length === 0) return { x: -margin, y: -margin, width: 2 * margin, height: 2 * margin }
  const left = Math.min(...points.map(({ x }) => x)) - margin
  const top = Math.min(...points.map(({ y }) => y)) - margin
  return {
    x: left,
    y: top,
    width: Math.max(...points.map(({ x }) => x)) + margin - left,
    height: Math.max(...points.map(({ y }) => y)) + margin - top,
  }
}

/** A closed SVG path through the points, in millimetres. */
export function pathOf(outline: readonly FlatPoint[]): string {
  const [first, ...rest] = outline.map(({ x, y }) => `${millimetres(x)} ${millimetres(y)}`)
  return first === undefined ? '' : `M${first}${rest.map((place) => `L${place}`).join('')}Z`
}

/** To a tenth of a millimetre, which is finer than any screen. */
export const millimetres = (tenths: number): number => Math.round(tenths) / 10
