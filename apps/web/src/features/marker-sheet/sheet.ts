import { board } from './board'

/** Paper sizes in millimetres, upright. */
export const papers = {
  a4: { widthMm: 210, heightMm: 297, name: 'A4' },
  letter: { widthMm: 215.9, heightMm: 279.4, name: 'Letter' },
} as const

export type Paper = keyof typeof papers

export const paperNames = ['a4', 'letter'] as const satisfies readonly Paper[]

/** Length of the printed line by which people check that nothing was scaled. */
export const checkLineMm = 100

/** Where things lie on a sheet: millimetres from its top left corner. */
export function sheetLayout(paper: Paper) {
  const { widthMm, heightMm } = papers[paper]
  const boardX = (widthMm - board.widthMm) / 2
  const boardY = (heightMm - board.heightMm) / 2
  const boardBottom = boardY + board.heightMm
  const marginMm = heightMm - boardBottom
  return {
    widthMm,
    heightMm,
    board: { x: boardX, y: boardY },
    /** Baselines above the board, the lower one well clear of it. */
    title: { x: boardX, y: boardY - marginMm * 0.5 },
    instruction: { x: boardX, y: boardY - marginMm * 0.25 },
    checkLine: { x: boardX, y: boardBottom + marginMm * 0.42 },
  }
}

/** File name of the printable sheet. */
export const sheetFile = (paper: Paper): string => `fitsize-marker-sheet-${paper}.pdf`

/** The paper a file name stands for. */
export function paperOfFile(file: string): Paper | null {
  return paperNames.find((paper) => sheetFile(paper) === file) ?? null
}
