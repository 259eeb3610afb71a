import { type Covariance, type Place, spreadRadius } from './geometry'
import { isCompact, type LabelledLine, placeLabels } from './labels'
import styles from './PhotoStage.module.css'

/** A keypoint on the photo: place in photo pixels, covariance in px². */
export type StagePoint = Place & {
  readonly name: string
  readonly covariance: Covariance
  /** Draws the dashed ring whose radius is half of the 90 % interval. */
  readonly uncertain: boolean
}

/** A measured distance on the photo: corners in photo pixels; `text` is its figure, `null` when there is none to show. */
export type StageLine<Name extends string> = {
  readonly name: Name
  readonly path: readonly Place[]
  readonly text: string | null
}

type OverlayProps<Name extends string> = {
  readonly points: readonly StagePoint[]
  readonly lines: readonly StageLine<Name>[]
  readonly outline: readonly Place[] | null
  readonly active: Name | null
  /** Stage pixels per photo pixel. */
  readonly scale: number
  readonly stage: { readonly width: number; readonly height: number }
}

/** A ring smaller than this would hide behind its dot. */
const smallestRing = 13

/** What is drawn over the photo, in stage pixels, so that marks and labels keep their size at every zoom. */
export function Overlay<Name extends string>({ points, lines, outline, active, scale, stage }: OverlayProps<Name>) {
  const onStage = (place: Place): Place => ({ x: place.x * scale, y: place.y * scale })
  const drawn = lines.map((line) => ({ ...line, path: line.path.map(onStage) }))
  const behindActive = [...drawn].sort((one, other) => Number(one.name === active) - Number(other.name === active))
  const labelled = drawn.flatMap((line): LabelledLine<Name>[] =>
    line.text === null ? [] : [{ name: line.name, path: line.path, text: line.text, required: line.name === active }],
  )
  const texts = new Map(labelled.map((line) => [line.name, line.text]))
  const classOf = (isActive: boolean) =>
    [styles.label, isCompact(stage.width) && styles.compact, isActive && styles.labelActive].filter(Boolean).join(' ')
  const places = points.map((point) => ({ ...point, ...onStage(point) }))
  return (
    <>
      {outline && <Outline corners={outline.map(onStage)} />}
      {behindActive.map((line) => {
        const path = `M${line.path.map(({ x, y }) => `${x} ${y}`).join('L')}`
        return (
          <g key={line.name}>
            <path className={styles.back} d={path} />
            <path className={line.name === active ? `${styles.line} ${styles.lineActive}` : styles.line} d={path} />
          </g>
        )
      })}
      {places.map((point) => (
        <g key={point.name} transform={`translate(${point.x} ${point.y})`}>
          {point.uncertain && <Ring radius={Math.max(smallestRing, spreadRadius(point.covariance) * scale)} />}
          <circle className={styles.dot} r={isCompact(stage.width) ? 5.5 : 7} />
          {!point.uncertain && <circle className={styles.dotCentre} r="2.2" />}
        </g>
      ))}
      {placeLabels(labelled, places, stage).map((label) => (
        <g key={label.name} className={classOf(label.name === active)} transform={`translate(${label.x} ${label.y})`}>
          <rect x={-label.width / 2} y={-label.height / 2} width={label.width} height={label.height} rx="4" />
          <text y={isCompact(stage.width) ? 4.2 : 5}>{texts.get(label.name)}</text>
        </g>
      ))}
    </>
  )
}

function Outline({ corners }: { readonly corners: readonly Place[] }) {
  const around = corners.map((corner) => `${corner.x},${corner.y}`).join(' ')
  return (
    <>
      <polygon className={styles.outlineBack} points={around} />
      <polygon className={styles.outline} points={around} />
    </>
  )
}

function Ring({ radius }: { readonly radius: number }) {
  return (
    <>
      <circle className={styles.ringBack} r={radius} />
      <circle className={styles.ring} r={radius} />
    </>
  )
}
