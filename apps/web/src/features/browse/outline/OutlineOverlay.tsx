import styles from './OutlineOverlay.module.css'
import { type FlatPoint, frameOf, millimetres, pathOf } from './outline'

type OutlineOverlayProps = {
  /** Both of `outlineOf`; either alone is drawn alone. */
  readonly mine: readonly FlatPoint[] | null
  readonly theirs: readonly FlatPoint[] | null
  /** What is to be seen, for those who do not see it. */
  readonly summary: string
}

/** Room round the outlines, and how wide a square of the grid is: 10 cm. */
const marginTenths = 400
const squareMm = 100

/** Two garments to one scale: theirs as a solid line, mine as dashes on dark, so that no colour is needed. */
export function OutlineOverlay({ mine, theirs, summary }: OutlineOverlayProps) {
  const { x, y, width, height } = frameOf(
    [mine, theirs].filter((outline) => outline !== null),
    marginTenths,
  )
  const box = { x: millimetres(x), y: millimetres(y), width: millimetres(width), height: millimetres(height) }
  return (
    <svg
      className={styles.overlay}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      role="img"
      aria-label={summary}
    >
      <path className={styles.grid} d={gridOf(box)} />
      {theirs !== null && <path className={styles.theirs} d={pathOf(theirs)} />}
      {mine !== null && (
        <>
          <path className={styles.edge} d={pathOf(mine)} />
          <path className={styles.mine} d={pathOf(mine)} />
        </>
      )}
    </svg>
  )
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Lines every 10 cm from the middle of the upper edge. */
function gridOf({ x, y, width, height }: Box): string {
  const every = (from: number, length: number): readonly number[] => {
    const first = Math.ceil(from / squareMm) * squareMm
    return Array.from(
      { length: Math.floor((from + length - first) / squareMm) + 1 },
      (_, index) => first + index * squareMm,
    )
  }
  return [
    ...every(x, width).map((place) => `M${place} ${y}v${height}`),
    ...every(y, height).map((place) => `M${x} ${place}h${width}`),
  ].join('')
}
