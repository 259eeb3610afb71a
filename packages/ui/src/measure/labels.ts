import { distanceToPath, longestSegment, type Place } from './geometry'

/** A line that wants a label: corners in stage pixels, the text it wears, and whether it may go without when there is no room. */
export type LabelledLine<Name extends string> = {
  readonly name: Name
  readonly path: readonly Place[]
  readonly text: string
  readonly required: boolean
}

/** An upright label: its middle and size in stage pixels. */
export type PlacedLabel<Name extends string> = {
  readonly name: Name
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type LabelStyle = { readonly height: number; readonly padding: number; readonly widthOfFigure: number }

/** Archivo 600 with tabular figures is 0.56 em a figure; anything narrower only leaves more air. */
const roomy: LabelStyle = { height: 26, padding: 9, widthOfFigure: 7.9 }
const compact: LabelStyle = { height: 21, padding: 6, widthOfFigure: 6.8 }
/** Below this width in pixels, that of a phone, labels are set smaller. */
const compactBelow = 480

/** Whether labels are set smaller on a stage of this width in pixels. */
export const isCompact = (stageWidth: number): boolean => stageWidth < compactBelow

const gap = 3
const pointRadius = 9
/** Along the line, best first: the middle, then to either side of it. */
const shares = [0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86]
/** Away from the line, in label heights, best first. */
const offsets = [0, 0.85, -0.85]
/** On a small stage a long line's label beside it would be read as another line's: it stays on the line or goes. */
const onlyOnLine = [0]
/** Above this many label widths a line can carry its label. */
const longFrom = 1.3
/** A line shorter than this share of its label's width leaves no room for both. */
const shortestShare = 0.6

const overlap = (one: PlacedLabel<string>, other: PlacedLabel<string>): number => {
  const wide = (one.width + other.width) / 2 + gap - Math.abs(one.x - other.x)
  const high = (one.height + other.height) / 2 + gap - Math.abs(one.y - other.y)
  return wide > 0 && high > 0 ? wide * high : 0
}

const covers = (label: PlacedLabel<string>, point: Place): boolean =>
  Math.abs(label.x - point.x) < label.width / 2 + pointRadius &&
  Math.abs(label.y - point.y) < label.height / 2 + pointRadius

/**
 * Where each line's label goes, on its longest straight piece, so that none covers another, a point, or the edge of the stage. Required labels are
 * placed first and always get a place, the least bad one if need be; the others, longest line first, are left out when
 * there is no room: their figure still stands in the list beside the photo.
 *
 * @param lines in stage pixels
 * @param points that no label should cover, in stage pixels
 * @param stage size in pixels
 */
export function placeLabels<Name extends string>(
  lines: readonly LabelledLine<Name>[],
  points: readonly Place[],
  stage: { readonly width: number; readonly height: number },
): readonly PlacedLabel<Name>[] {
  const lengthOf = (line: LabelledLine<Name>) => {
    const { from, to } = longestSegment(line.path)
    return Math.hypot(to.x - from.x, to.y - from.y)
  }
  const ordered = [...lines].sort(
    (one, other) => Number(other.required) - Number(one.required) || lengthOf(other) - lengthOf(one),
  )
  const style = isCompact(stage.width) ? compact : roomy
  const placed: PlacedLabel<Name>[] = []
  for (const line of ordered) {
    if (!line.required && lengthOf(line) < shortestShare * widthOf(line.text, style)) continue
    const best = candidates(line, lengthOf(line), style)
      .map((label, rank) => ({ label, cost: costOf(label, rank, line.name) }))
      .reduce((least, next) => (next.cost < least.cost ? next : least))
    if (line.required || best.cost < unacceptable) placed.push(best.label)
  }
  return placed

  function costOf(label: PlacedLabel<Name>, rank: number, name: Name): number {
    const clashes = placed.some((other) => overlap(label, other) > 0) ? 4 * unacceptable : 0
    const covered = points.filter((point) => covers(label, point)).length * unacceptable
    const outside =
      label.x - label.width / 2 < 0 ||
      label.y - label.height / 2 < 0 ||
      label.x + label.width / 2 > stage.width ||
      label.y + label.height / 2 > stage.height
        ? 8 * unacceptable
        : 0
    const crossed = lines.filter(
      (line) => line.name !== name && distanceToPath(label, line.path) < style.height / 2,
    ).length
    return clashes + covered + outside + 6 * crossed + rank
  }
}

const unacceptable = 1000

const widthOf = (text: string, style: LabelStyle): number => text.length * style.widthOfFigure + 2 * style.padding

function candidates<Name extends string>(
  line: LabelledLine<Name>,
  length: number,
  style: LabelStyle,
): PlacedLabel<Name>[] {
  const { height } = style
  const width = widthOf(line.text, style)
  const crowded = style === compact && !line.required && length > longFrom * width
  const { from, to } = longestSegment(line.path)
  const direction = length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  // A label beside a steep line must clear half its width, beside a flat one half its height.
  const reach = Math.abs(direction.y) * width + Math.abs(direction.x) * height
  return (crowded ? onlyOnLine : offsets).flatMap((offset) =>
    shares.map((share) => ({
      name: line.name,
      x: from.x + share * (to.x - from.x) - offset * reach * direction.y,
      y: from.y + share * (to.y - from.y) + offset * reach * direction.x,
      width,
      height,
    })),
  )
}
