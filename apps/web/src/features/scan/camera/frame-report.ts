import { boardCorners, type Point, paperOnBoard, type Quad } from './board-markers'
import { type Frame, findMarkers } from './find-markers'
import { blurOf, brightnessOf, type Light, lightOf } from './frame-quality'
import { mapped } from './homography'
import { type FrameSize, type SheetPose, sheetPose } from './sheet-pose'

/** The sheet in a frame. */
export type SeenSheet = {
  /** The paper's corners as shares of the frame's width and height; outside of 0 to 1 when they are not in it. */
  readonly corners: Quad
  readonly tiltDeg: number
  /** Towards the phone's side that is further from the sheet, see SheetPose. */
  readonly lean: Point
  /** How much of the frame the paper covers, 0 to 1. */
  readonly share: number
  /** How far the paper's furthest corner lies outside of the frame, as a share of the frame's longer side; 0 inside. */
  readonly outside: number
  /** Standard deviation of the blur as a share of the frame's longer side; `null` when it cannot be told. */
  readonly blur: number | null
}

/** What one frame shows. */
export type FrameReport = { readonly sheet: SeenSheet | null; readonly light: Light }

/** Looks for the sheet in a frame and judges what it sees. */
export function reportOf(frame: Frame): FrameReport {
  const pose = sheetPose(findMarkers(frame), frame)
  const brightness = brightnessOf(frame)
  if (pose === null) return { sheet: null, light: lightOf(brightness, frame.width, null) }
  const board = placed(boardCorners, pose)
  return {
    sheet: {
      ...placeOf(pose, frame),
      tiltDeg: pose.tiltDeg,
      lean: pose.lean,
      blur: sharedBlur(blurOf(brightness, frame.width, board, scaleOf(board)), frame),
    },
    light: lightOf(brightness, frame.width, board),
  }
}

/** Where the paper lies in the frame. */
export function placeOf(pose: SheetPose, frame: FrameSize): Pick<SeenSheet, 'corners' | 'share' | 'outside'> {
  const paper = placed(paperOnBoard, pose)
  const longest = Math.max(frame.width, frame.height)
  const beyond = paper.map(({ x, y }) => Math.max(-x, x - frame.width, -y, y - frame.height, 0))
  return {
    corners: eachCorner(paper, ({ x, y }) => ({ x: x / frame.width, y: y / frame.height })),
    share: areaOf(paper) / (frame.width * frame.height),
    outside: Math.max(...beyond) / longest,
  }
}

const placed = (quad: Quad, { homography }: SheetPose): Quad => eachCorner(quad, (corner) => mapped(homography, corner))

const eachCorner = ([a, b, c, d]: Quad, change: (corner: Point) => Point): Quad => [
  change(a),
  change(b),
  change(c),
  change(d),
]

const sharedBlur = (blur: number | null, { width, height }: FrameSize): number | null =>
  blur === null ? null : blur / Math.max(width, height)

/** Pixels per millimetre, from the board's known area. */
function scaleOf(board: Quad): number {
  return Math.sqrt(areaOf(board) / areaOf(boardCorners))
}

function areaOf(quad: Quad): number {
  const twice = quad.reduce((sum, from, index) => {
    const to = quad[(index + 1) % 4] ?? from
    return sum + from.x * to.y - to.x * from.y
  }, 0)
  return Math.abs(twice) / 2
}
