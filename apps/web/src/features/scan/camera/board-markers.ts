import { board } from '../../marker-sheet/board'
import { markerPatterns } from '../../marker-sheet/marker-patterns'

export type Point = { readonly x: number; readonly y: number }
/** Corners in reading order from the top left one, clockwise. */
export type Quad = readonly [Point, Point, Point, Point]

/** A marker of the board as seen: corners in pixels of the frame. */
export type SeenMarker = { readonly id: number; readonly corners: Quad }

/** The paper around the board: A4, which Letter differs from by less than a centimetre on each side. Millimetres. */
const paper = { x: (board.widthMm - 210) / 2, y: (board.heightMm - 297) / 2, width: 210, height: 297 } as const

const places: readonly Quad[] = whiteSquares().map(({ x, y }) => {
  const inset = (board.squareMm - board.markerMm) / 2
  return quadOf(x + inset, y + inset, board.markerMm, board.markerMm)
})

/** Where a marker's corners lie on the board, in millimetres from its top left corner; `null` for one that it has not. */
export const markerOnBoard = (id: number): Quad | null => places[id] ?? null

/** The paper's corners on the board's plane, in the board's millimetres. */
export const paperOnBoard: Quad = quadOf(paper.x, paper.y, paper.width, paper.height)

/** The board's own corners, in its millimetres. */
export const boardCorners: Quad = quadOf(0, 0, board.widthMm, board.heightMm)

/** The markers' patterns as numbers of 16 bits, row by row, 1 = white. */
export const markerCodes: readonly number[] = markerPatterns.map((rows) => Number.parseInt(rows.join(''), 2))

/** Markers lie in the white squares, numbered row by row. */
function whiteSquares(): Point[] {
  const squares = Array.from({ length: board.rows * board.columns }, (_, index) => ({
    column: index % board.columns,
    row: Math.floor(index / board.columns),
  }))
  return squares
    .filter(({ column, row }) => (column + row) % 2 === 1)
    .map(({ column, row }) => ({ x: column * board.squareMm, y: row * board.squareMm }))
}

function quadOf(x: number, y: number, width: number, height: number): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}
