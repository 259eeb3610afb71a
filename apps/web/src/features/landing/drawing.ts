/** A T-shirt in centimetres around the middle of its neckline; x to the right, y down. Half of it, mirrored. */
const neck = { x: 9, y: 0 }
const shoulder = { x: 23, y: 3.9 }
const sleeveTip = { x: 40.4, y: 15.6 }
const sleeveUnder = { x: 33.2, y: 27 }
const underarm = { x: 26.5, y: 23.7 }
const hem = { x: 26, y: 71 }

type Place = { readonly x: number; readonly y: number }
const mirrored = ({ x, y }: Place): Place => ({ x: -x, y })
const at = ({ x, y }: Place): string => `${x} ${y}`

/** The edge of the cloth, as an SVG path. */
export const outline = [
  `M${at(neck)}`,
  `L${at(shoulder)}L${at(sleeveTip)}L${at(sleeveUnder)}Q28 ${underarm.y - 0.8} ${at(underarm)}Q25.5 47.3 ${at(hem)}`,
  `Q0 72.1 ${at(mirrored(hem))}Q-25.5 47.3 ${at(mirrored(underarm))}`,
  `Q-28 ${underarm.y - 0.8} ${at(mirrored(sleeveUnder))}L${at(mirrored(sleeveTip))}L${at(mirrored(shoulder))}`,
  `L${at(mirrored(neck))}Q0 3.2 ${at(neck)}Z`,
].join('')

export const points: readonly Place[] = [neck, shoulder, sleeveTip, underarm, hem].flatMap((point) => [
  point,
  mirrored(point),
])

const ends = [
  { name: 'chest', from: mirrored(underarm), to: underarm },
  { name: 'shoulders', from: mirrored(shoulder), to: shoulder },
  { name: 'left_sleeve', from: shoulder, to: sleeveTip },
  { name: 'length_right', from: mirrored(shoulder), to: mirrored(hem) },
] as const

/** Measured in the drawing itself: what is written beside a line is its length. */
export const lines = ends.map((line) => ({
  ...line,
  cm: Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y),
}))
