import { fitOf } from '@fitsize/sizing'
import type { CardFit, CatalogueCard } from './catalogue-card'
import { lowestRank } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { type JudgedSize, judgeFrom } from './judged-size'
import { chartEntryOf, type OfferedSize } from './offered-size'
import type { CatalogueSearch } from './search-ports'

/** The sizes of a garment that fit best, more than one only where they fit equally well; none where none may be recommended. */
export function bestOf(
  targets: readonly FitTarget[],
  { garmentType, category }: Pick<CatalogueCard, 'garmentType' | 'category'>,
  sizes: readonly OfferedSize[],
): readonly JudgedSize[] {
  const judge = judgeFrom(lowestRank)
  for (const { target, kinds } of targets) {
    const kind = kinds.find((each) => each.garmentType === garmentType && each.category === category)
    if (kind === undefined) continue
    const judged = sizes.flatMap((size) => judge(target, kind, size) ?? [])
    const most = Math.max(...judged.map(({ probability }) => probability))
    return judged.filter(({ probability }) => probability === most)
  }
  return []
}

/** Of sizes that fit equally well the one of which more is known, then the first of the chart. */
const foremost = (equals: readonly JudgedSize[]): JudgedSize | undefined =>
  equals.reduce<JudgedSize | undefined>(
    (best, each) =>
      best === undefined || (best.certainty - each.certainty || each.size.place - best.size.place) < 0 ? each : best,
    undefined,
  )

/** Tells of each garment how its best size fits. */
export async function cardFits(
  catalogue: Pick<CatalogueSearch, 'readLabels'>,
  best: readonly (readonly JudgedSize[])[],
): Promise<ReadonlyMap<string, CardFit>> {
  const sizes = best.flatMap((equals) => foremost(equals) ?? [])
  if (sizes.length === 0) return new Map()
  const labels = await catalogue.readLabels(sizes.map(({ size }) => size.sizeId))
  const fits = new Map<string, CardFit>()
  for (const { size, kind, target } of sizes) {
    const named = labels.get(size.sizeId)
    if (named === undefined) continue
    const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
    const { probability, certainty, verdict, reasons } = fitOf(target, garment, {
      ...chartEntryOf(size),
      label: named.label,
    })
    fits.set(size.garmentId, { ...named, probability, certainty, verdict, reasons })
  }
  return fits
}
