import { drawBoard } from './board'
import { checkLineMm, type Paper, sheetLayout } from './sheet'

/** The sheet as a picture, from the same numbers as the print. One unit is a millimetre. */
export function SheetPicture({ paper, title }: { readonly paper: Paper; readonly title: string }) {
  const layout = sheetLayout(paper)
  const { black, white } = drawBoard()
  return (
    <svg viewBox={`0 0 ${layout.widthMm} ${layout.heightMm}`} role="img" aria-label={title}>
      <rect width={layout.widthMm} height={layout.heightMm} fill="#fff" />
      <g transform={`translate(${layout.board.x} ${layout.board.y})`}>
        {black.map((rectangle) => (
          <rect key={`${rectangle.x} ${rectangle.y}`} {...rectangle} fill="#111" />
        ))}
        {white.map((rectangle) => (
          <rect
            key={`${rectangle.x} ${rectangle.y} ${rectangle.width} ${rectangle.height}`}
            {...rectangle}
            fill="#fff"
          />
        ))}
      </g>
      <g transform={`translate(${layout.checkLine.x} ${layout.checkLine.y})`} stroke="#111" strokeWidth="0.5">
        <path d={`M0 0H${checkLineMm}`} />
        {Array.from({ length: 11 }, (_, index) => index * 10).map((mm) => (
          <path key={mm} d={`M${mm} 0V-3.5`} />
        ))}
      </g>
    </svg>
  )
}
