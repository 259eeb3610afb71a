import { type DimensionName, garmentTypes } from '@fitsize/garments'
import type { CataloguePicture } from './pictures'

type Chart = Readonly<Record<string, Partial<Record<DimensionName, number>>>>

/** How a collection cuts what another one cuts too, and what it calls its sizes. */
export type HouseCut = {
  /** Of every flat width, in centimetres. */
  readonly widthCm: number
  /** Of every length: 1 leaves it. */
  readonly length: number
  readonly system: 'INT' | 'EU'
  /** The numbers of the sizes from the smallest on, where they are not letters. */
  readonly firstNumber?: number
  /** What it leaves out of its charts; the most trustworthy dimensions come first. */
  readonly dimensions?: number
}

/** The chart of a picture's garment in another cut: as many sizes, in half centimetres. */
export function chartOf({ type, sizes }: CataloguePicture, cut: HouseCut): Chart {
  const told = new Map(
    garmentTypes[type].dimensions.slice(0, cut.dimensions).map(({ name, kind }) => [name, kind] as const),
  )
  return Object.fromEntries(
    Object.entries(sizes).map(([letter, lengths], step) => [
      cut.firstNumber === undefined ? letter : String(cut.firstNumber + 2 * step),
      Object.fromEntries(
        [...told].flatMap(([name, kind]) => {
          const cm = lengths[name]
          if (cm === undefined) return []
          const scale = kind === 'length' ? cm * cut.length : cm + cut.widthCm * (cm / 50)
          return [[name, Math.round(scale * 2) / 2]]
        }),
      ),
    ]),
  )
}
