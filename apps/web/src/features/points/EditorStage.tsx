import type { KeypointName } from '@fitsize/garments'
import type { Point } from '@fitsize/measure'
import { useElementSize } from '@mantine/hooks'
import { type PointerEvent, useRef } from 'react'
import styles from './PointEditor.module.css'

export type EditorPoint = {
  readonly name: KeypointName
  /** Null when it is not there. */
  readonly place: Point | null
  /** Where the model saw it, when a person moved it or took it away. */
  readonly suggested: Point | null
}

type EditorStageProps = {
  readonly source: string
  readonly size: { readonly width: number; readonly height: number }
  readonly summary: string
  readonly points: readonly EditorPoint[]
  readonly lines: readonly { readonly name: string; readonly path: readonly Point[]; readonly active: boolean }[]
  readonly selected: KeypointName
  readonly onSelect: (name: KeypointName) => void
  readonly onPlace: (name: KeypointName, place: Point, gesture: string | null) => void
}

/** Half of a finger's width, in CSS pixels. */
const reach = 22
/** Less than this is a tap. */
const slack = 4

type Drag = {
  readonly name: KeypointName
  readonly pointer: number
  readonly from: Point
  readonly start: Point
  readonly gesture: string
  moved: boolean
}

/** The photo with its points, which can be dragged; a tap beside them puts the selected one there. */
export function EditorStage({ source, size, summary, points, lines, selected, onSelect, onPlace }: EditorStageProps) {
  const { ref, width } = useElementSize()
  const drag = useRef<Drag | null>(null)
  const scale = width > 0 ? size.width / width : 1
  const placeOf = (event: PointerEvent<SVGElement>): Point => {
    const svg = event.currentTarget.ownerSVGElement ?? event.currentTarget
    const box = svg.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  return (
    <div
      ref={ref}
      className={styles.stage}
      style={{ aspectRatio: `${size.width} / ${size.height}`, maxWidth: `calc(76vh * ${size.width / size.height})` }}
    >
      {/* biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep */}
      <img src={source} alt="" draggable={false} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list beside the photo gives the same by keyboard */}
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={summary}
        onClick={(event) => {
          if (event.target !== event.currentTarget) return
          const box = event.currentTarget.getBoundingClientRect()
          onPlace(
            selected,
            {
              x: ((event.clientX - box.left) / box.width) * size.width,
              y: ((event.clientY - box.top) / box.height) * size.height,
            },
            null,
          )
        }}
      >
        {lines.map(({ name, path, active }) => {
          const d = `M${path.map(({ x, y }) => `${x} ${y}`).join('L')}`
          return (
            <g key={name} className={active ? styles.activeLine : styles.line}>
              <path d={d} />
              <path d={d} />
            </g>
          )
        })}
        {points.map(({ name, suggested }) =>
          suggested === null ? null : (
            <circle key={name} className={styles.suggested} cx={suggested.x} cy={suggested.y} r={10 * scale} />
          ),
        )}
        {points.map(({ name, place }) =>
          place === null ? null : (
            <g key={name} transform={`translate(${place.x} ${place.y}) scale(${scale})`}>
              {name === selected && <circle className={styles.selectedRing} r="14" />}
              <circle className={styles.dot} r="6.5" />
              <circle className={styles.dotCentre} r="1.8" />
              <circle
                className={styles.handle}
                r={reach}
                data-point={name}
                onPointerDown={(event) => {
                  if (event.button !== 0) return
                  event.currentTarget.setPointerCapture(event.pointerId)
                  onSelect(name)
                  drag.current = {
                    name,
                    pointer: event.pointerId,
                    from: placeOf(event),
                    start: place,
                    gesture: `${name} ${event.timeStamp}`,
                    moved: false,
                  }
                }}
                onPointerMove={(event) => {
                  const going = drag.current
                  if (going === null || going.pointer !== event.pointerId) return
                  const at = placeOf(event)
                  const by = { x: at.x - going.from.x, y: at.y - going.from.y }
                  if (!going.moved && Math.hypot(by.x, by.y) < slack * scale) return
                  going.moved = true
                  // The grip stays where it was taken, so that the finger need not hide the point.
                  onPlace(going.name, { x: going.start.x + by.x, y: going.start.y + by.y }, going.gesture)
                }}
                onPointerUp={() => {
                  drag.current = null
                }}
                onPointerCancel={() => {
                  drag.current = null
                }}
              />
            </g>
          ),
        )}
      </svg>
    </div>
  )
}
