import { describe, expect, it } from 'vitest'
import { board, drawBoard, type Rectangle } from '@/features/marker-sheet/board'
import { markerPatterns } from '@/features/marker-sheet/marker-patterns'

const covers = (rectangles: readonly Rectangle[], x: number, y: number): boolean =>
  rectangles.some((r) => x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height)

/** What is printed at a point of the board, in millimetres. */
const inkAt = (x: number, y: number): 'black' | 'white' => {
  const drawing = drawBoard()
  return covers(drawing.black, x, y) && !covers(drawing.white, x, y) ? 'black' : 'white'
}

describe('the ChArUco board', () => {
  it('is a chessboard of 36 mm squares whose top left one is black', () => {
    expect(board.columns * board.squareMm).toBe(board.widthMm)
    expect(board.rows * board.squareMm).toBe(board.heightMm)
    // 2 mm inside each square's corner: outside every marker, which begins at 4.5 mm.
    for (let row = 0; row < board.rows; row++)
      for (let column = 0; column < board.columns; column++)
        expect(inkAt(column * 36 + 2, row * 36 + 2)).toBe((row + column) % 2 === 0 ? 'black' : 'white')
  })

  it('holds 17 markers of 27 mm in its white squares, numbered row by row', () => {
    const markers = drawBoard().black.filter(({ width }) => width === board.markerMm)
    expect(markers).toHaveLength(17)
    expect(markers).toHaveLength(markerPatterns.length)
    expect(markers[0]).toEqual({ x: 36 + 4.5, y: 4.5, width: 27, height: 27 })
    expect(markers[2]).toEqual({ x: 4.5, y: 36 + 4.5, width: 27, height: 27 })
    expect(markers[16]).toEqual({ x: 3 * 36 + 4.5, y: 6 * 36 + 4.5, width: 27, height: 27 })
  })

  it('prints each pattern module by module', () => {
    const markers = drawBoard().black.filter(({ width }) => width === board.markerMm)
    for (const [id, pattern] of markerPatterns.entries()) {
      const marker = markers[id]
      if (marker === undefined) throw new Error(`no marker ${id}`)
      const printed = pattern.map((line, row) =>
        [...line]
          .map((_, column) =>
            inkAt(marker.x + 4.5 * (column + 1.5), marker.y + 4.5 * (row + 1.5)) === 'white' ? 1 : 0,
          )
          .join(''),
      )
      expect(printed).toEqual([...pattern])
    }
  })

  it('leaves a black border of one module around each pattern', () => {
    for (const marker of drawBoard().black.filter(({ width }) => width === board.markerMm))
      for (let module = 0; module < 6; module++) {
        const along = 4.5 * (module + 0.5)
        expect(inkAt(marker.x + along, marker.y + 2)).toBe('black')
        expect(inkAt(marker.x + along, marker.y + 25)).toBe('black')
        expect(inkAt(marker.x + 2, marker.y + along)).toBe('black')
        expect(inkAt(marker.x + 25, marker.y + along)).toBe('black')
      }
  })
})
