'use client'

import { IconMinus, IconPlus, IconRulerMeasure } from '@tabler/icons-react'
import { type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useBoxSize } from './box-size'
import { longestSegment, nearestLine, type Place } from './geometry'
import { Overlay, type StageLine, type StagePoint } from './Overlay'
import styles from './PhotoStage.module.css'

const zoomSteps = [1, 1.5, 2, 3, 4] as const
/** In stage pixels: half of a finger's width. */
const touchTolerance = 16

export type PhotoStageTexts = {
  readonly lines: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly zoomedPhoto: string
  readonly photoMissing: string
}

export type PhotoStageProps<Name extends string> = {
  readonly source: string
  /** What the photo and its marks show, for those who cannot see them. */
  readonly summary: string
  /** Size of the photo that points, lines and outline refer to, in pixels; the file shown may be smaller. */
  readonly size: { readonly width: number; readonly height: number }
  readonly points: readonly StagePoint[]
  readonly lines: readonly StageLine<Name>[]
  /** Corners of the marker sheet. */
  readonly outline: readonly Place[] | null
  /** The line drawn solid, with its label always shown. */
  readonly active: Name | null
  readonly onSelect: (name: Name) => void
  readonly onPoint: (name: Name | null) => void
  readonly texts: PhotoStageTexts
  /** More tools, at the end of the row below the photo. */
  readonly children?: ReactNode
}

/**
 * A photo with measuring marks: points, dimension lines with their figures, the sheet's outline. Zooms in steps; when
 * zoomed it scrolls by touch, wheel and keyboard. Lines answer to pointer and touch here; the list beside the photo
 * gives the same by keyboard.
 */
export function PhotoStage<Name extends string>(props: PhotoStageProps<Name>) {
  const { size, lines, active, texts } = props
  const [zoomStep, setZoomStep] = useState(0)
  const [linesShown, setLinesShown] = useState(true)
  const [photoMissing, setPhotoMissing] = useState(false)
  const [pointed, setPointed] = useState(false)
  const viewport = useRef<HTMLDivElement>(null)
  const room = useBoxSize(viewport)
  const middle = useRef({ x: 0.5, y: 0.5 })

  const zoom = zoomSteps[zoomStep] ?? 1
  const fit = Math.min(room.width / size.width, room.height / size.height)
  const scale = fit * zoom
  const stage = { width: size.width * scale, height: size.height * scale }
  const shown = linesShown ? lines : lines.filter((line) => line.name === active)

  useLayoutEffect(() => {
    const element = viewport.current
    if (element === null || stage.width === 0) return
    element.scrollLeft = middle.current.x * stage.width - element.clientWidth / 2
    element.scrollTop = middle.current.y * stage.height - element.clientHeight / 2
  }, [stage.width, stage.height])

  const zoomTo = (step: number) => {
    const element = viewport.current
    if (element !== null && stage.width > 0) {
      const line = lines.find(({ name }) => name === active)
      const piece = line && longestSegment(line.path)
      // From the whole photo, a first step leads to the selected line; after that the person has found their place.
      middle.current =
        zoom === 1
          ? {
              x: piece ? (piece.from.x + piece.to.x) / 2 / size.width : 0.5,
              y: piece ? (piece.from.y + piece.to.y) / 2 / size.height : 0.5,
            }
          : {
              x: (element.scrollLeft + element.clientWidth / 2) / stage.width,
              y: (element.scrollTop + element.clientHeight / 2) / stage.height,
            }
    }
    setZoomStep(step)
  }
  const lineAt = (event: PointerEvent<SVGSVGElement>): Name | null => {
    const corner = event.currentTarget.getBoundingClientRect()
    const place = { x: (event.clientX - corner.left) / scale, y: (event.clientY - corner.top) / scale }
    return scale > 0 ? nearestLine(shown, place, touchTolerance / scale) : null
  }

  return (
    <div className={styles.frame}>
      <div
        ref={viewport}
        className={styles.viewport}
        style={{ aspectRatio: `${size.width} / ${size.height}` }}
        {...(zoom > 1 ? { tabIndex: 0, role: 'region', 'aria-label': texts.zoomedPhoto } : {})}
      >
        <div className={styles.sheet} style={scale > 0 ? stage : { width: '100%', height: '100%' }}>
          {photoMissing ? (
            <p className={styles.missing}>{texts.photoMissing}</p>
          ) : (
            <img className={styles.photo} src={props.source} alt="" onError={() => setPhotoMissing(true)} />
          )}
          {scale > 0 && (
            <svg
              className={pointed ? `${styles.overlay} ${styles.onLine}` : styles.overlay}
              viewBox={`0 0 ${stage.width} ${stage.height}`}
              role="img"
              aria-label={props.summary}
              onPointerMove={(event) => {
                if (event.pointerType !== 'mouse') return
                const name = lineAt(event)
                setPointed(name !== null)
                props.onPoint(name)
              }}
              onPointerLeave={() => props.onPoint(null)}
              onPointerUp={(event) => {
                const name = lineAt(event)
                if (name !== null) props.onSelect(name)
              }}
            >
              <Overlay
                points={props.points}
                lines={shown}
                outline={props.outline}
                active={active}
                scale={scale}
                stage={stage}
              />
            </svg>
          )}
        </div>
      </div>
      <div className={styles.tools}>
        <button
          type="button"
          className={styles.tool}
          aria-pressed={linesShown}
          onClick={() => setLinesShown(!linesShown)}
        >
          <IconRulerMeasure size={18} stroke={1.7} aria-hidden="true" />
          {texts.lines}
        </button>
        <button
          type="button"
          className={styles.tool}
          aria-label={texts.zoomOut}
          disabled={zoomStep === 0}
          onClick={() => zoomTo(zoomStep - 1)}
        >
          <IconMinus size={18} stroke={1.7} aria-hidden="true" />
        </button>
        <span className={styles.zoom} aria-live="polite">
          {zoom * 100} %
        </span>
        <button
          type="button"
          className={styles.tool}
          aria-label={texts.zoomIn}
          disabled={zoomStep === zoomSteps.length - 1}
          onClick={() => zoomTo(zoomStep + 1)}
        >
          <IconPlus size={18} stroke={1.7} aria-hidden="true" />
        </button>
        {props.children !== undefined && <div className={styles.end}>{props.children}</div>}
      </div>
    </div>
  )
}
