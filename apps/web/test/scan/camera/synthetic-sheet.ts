import { board, drawBoard } from '@/features/marker-sheet/board'
import { markerOnBoard, type Quad, type SeenMarker } from '@/features/scan/camera/board-markers'
import type { Frame } from '@/features/scan/camera/find-markers'
import { fitHomography, mapped } from '@/features/scan/camera/homography'
import { usualFocalLength35mm } from '@/features/scan/camera/sheet-pose'

/** A camera above the sheet. */
export type View = {
  readonly tiltDeg: number
  /** In which direction it is tilted, and how the sheet is turned, in degrees. */
  readonly directionDeg: number
  readonly turnDeg: number
  /** From the camera to the sheet's middle, in millimetres, and how far that lies beside the camera's axis. */
  readonly distanceMm: number
  readonly asideMm: readonly [number, number]
}

export const straightAbove: View = { tiltDeg: 0, directionDeg: 0, turnDeg: 0, distanceMm: 700, asideMm: [0, 0] }
export const frameSize = { width: 640, height: 480 } as const

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Where such a camera sees a place on the board. */
export function seen(view: View, place: { readonly x: number; readonly y: number }, size = frameSize) {
  const focal = (usualFocalLength35mm / Math.hypot(36, 24)) * Math.hypot(size.width, size.height)
  const [turn, tilt, direction] = [radians(view.turnDeg), radians(view.tiltDeg), radians(view.directionDeg)]
  const [across, down] = [place.x - board.widthMm / 2, place.y - board.heightMm / 2]
  const x = across * Math.cos(turn) - down * Math.sin(turn)
  const y = across * Math.sin(turn) + down * Math.cos(turn)
  // A turn by the tilt around an axis that lies in the sheet.
  const along = x * Math.cos(direction) + y * Math.sin(direction)
  const offset = along * (Math.cos(tilt) - 1)
  const depth = view.distanceMm + along * Math.sin(tilt)
  return {
    x: size.width / 2 + (focal * (x + offset * Math.cos(direction) + view.asideMm[0])) / depth,
    y: size.height / 2 + (focal * (y + offset * Math.sin(direction) + view.asideMm[1])) / depth,
  }
}

/** The markers as that camera sees them, each corner moved by what `noise` gives. */
export function markersOf(view: View, noise: () => number = () => 0): SeenMarker[] {
  return Array.from({ length: 17 }, (_, id) => {
    const place = markerOnBoard(id)
    if (place === null) throw new Error(`the board has no marker ${id}`)
    const [a, b, c, d] = place.map((corner) => {
      const { x, y } = seen(view, corner)
      return { x: x + noise(), y: y + noise() }
    })
    if (!a || !b || !c || !d) throw new Error('a marker has four corners')
    const corners: Quad = [a, b, c, d]
    return { id, corners }
  })
}

const cell = 0.5
const columns = board.widthMm / cell
const drawn = drawnBoard()

/** The board's brightness in cells of half a millimetre. */
function drawnBoard(): Uint8Array {
  const { black, white } = drawBoard()
  const cells = new Uint8Array(columns * (board.heightMm / cell)).fill(235)
  for (const [rectangles, value] of [
    [black, 25],
    [white, 235],
  ] as const)
    for (const { x, y, width, height } of rectangles)
      for (let row = Math.round(y / cell); row < Math.round((y + height) / cell); row++)
        cells.fill(value, row * columns + Math.round(x / cell), row * columns + Math.round((x + width) / cell))
  return cells
}

/** A picture of the sheet on a grey ground, four samples to a pixel. */
export function pictureOf(view: View, size = frameSize): Frame {
  const corners = [
    [0, 0],
    [board.widthMm, 0],
    [board.widthMm, board.heightMm],
    [0, board.heightMm],
  ].map(([x = 0, y = 0]) => ({ from: seen(view, { x, y }, size), to: { x, y } }))
  const toBoard = fitHomography(corners)
  if (toBoard === null) throw new Error('the view shows no sheet')
  const lightAt = (x: number, y: number): number => {
    const place = mapped(toBoard, { x, y })
    const [column, row] = [Math.floor(place.x / cell), Math.floor(place.y / cell)]
    const onPaper = place.x > -15 && place.x < board.widthMm + 15 && place.y > -22 && place.y < board.heightMm + 22
    if (!onPaper) return 140
    return column < 0 || column >= columns || row < 0 ? 235 : (drawn[row * columns + column] ?? 235)
  }
  const data = new Uint8ClampedArray(size.width * size.height * 4)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const light =
        (lightAt(x - 0.25, y - 0.25) +
          lightAt(x + 0.25, y - 0.25) +
          lightAt(x - 0.25, y + 0.25) +
          lightAt(x + 0.25, y + 0.25)) /
        4
      data.set([light, light, light, 255], (y * size.width + x) * 4)
    }
  return { ...size, data }
}

/** The same picture as a lens out of focus shows it: means of squares of 2·radius + 1 pixels. */
export function blurred(frame: Frame, radius: number): Frame {
  const { width, height } = frame
  const pass = (from: Uint8ClampedArray, step: number, length: number, line: number, lines: number) => {
    const to = new Uint8ClampedArray(from)
    for (let index = 0; index < lines; index++)
      for (let at = 0; at < length; at++) {
        let [sum, count] = [0, 0]
        for (let near = Math.max(0, at - radius); near <= Math.min(length - 1, at + radius); near++) {
          sum += from[index * line + near * step] ?? 0
          count += 1
        }
        to.fill(sum / count, index * line + at * step, index * line + at * step + 3)
      }
    return to
  }
  const across = pass(frame.data, 4, width, width * 4, height)
  return { width, height, data: pass(across, width * 4, height, 4, width) }
}
