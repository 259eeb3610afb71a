import { markerPatterns } from './marker-patterns'

/** Millimetres; x to the right, y down, from the top left corner of the board. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * OpenCV's CharucoBoard((5, 7), 36, 27, DICT_4X4_50) with ids from 0, as drawn since OpenCV 4.6: the top left square is
 * black, markers lie in the white ones.
 */
export const board = { columns: 5, rows: 7, squareMm: 36, markerMm: 27, widthMm: 180, heightMm: 252 } as const

const patternSide = 4
/** A marker is its pattern with a black border of one module around it. */
const moduleMm = board.markerMm / (patternSide + 2)

export type BoardDrawing = {
  /** The black squares of the chessboard and the grounds of the markers. */
  readonly black: readonly Rectangle[]
  /** The markers' white modules, drawn over the black; they overlap so that no seam shows between neighbours. */
  readonly white: readonly Rectangle[]
}

/** The whole board as rectangles. */
export function drawBoard(): BoardDrawing {
  const black: Rectangle[] = []
  const white: Rectangle[] = []
  const patterns = markerPatterns.values()
  for (let row = 0; row < board.rows; row++)
    for (let column = 0; column < board.columns; column++) {
      const x = column * board.squareMm
      const y = row * board.squareMm
      if ((row + column) % 2 === 0) {
        black.push({ x, y, width: board.squareMm, height: board.squareMm })
        continue
      }
      const { value: pattern } = patterns.next()
      if (pattern === undefined) throw new Error('the board has more white squares than there are patterns')
      const inset = (board.squareMm - board.markerMm) / 2
      black.push({ x: x + inset, y: y + inset, width: board.markerMm, height: board.markerMm })
      white.push(...whiteModules(pattern, { x: x + inset + moduleMm, y: y + inset + moduleMm }))
    }
  return { black, white }
}

/** White modules as runs along rows and along columns: the second ones cover the seams between the first. */
function whiteModules(pattern: readonly string[], origin: { readonly x: number; readonly y: number }): Rectangle[] {
  const rows = pattern.flatMap((line, row) =>
    runs(line).map(({ start, length }) => ({ column: start, row, columns: length, rows: 1 })),
  )
  const lines = Array.from({ length: patternSide }, (_, column) => pattern.map((line) => line[column] ?? '').join(''))
  const columns = lines.flatMap((line, column) =>
    runs(line)
      .filter(({ length }) => length > 1)
      .map(({ start, length }) => ({ column, row: start, columns: 1, rows: length })),
  )
  return [...rows, ...columns].map((run) => ({
    x: origin.x + run.column * moduleMm,
    y: origin.y + run.row * moduleMm,
    width: run.columns * moduleMm,
    height: run.rows * moduleMm,
  }))
}

const runs = (line: string): { readonly start: number; readonly length: number }[] =>
  [...line.matchAll(/1+/g)].map((match) => ({ start: match.index, length: match[0].length }))
