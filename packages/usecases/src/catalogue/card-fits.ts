import { fitOf } from '@fitsize/sizing'
import type { CardFit, CatalogueCard } from './catalogue-card'
import { lowestRank } from './fit-rank'
import type { FitTarget } from './fit-targets'
import { type JudgedSize, judge } from './judged-size'
import { chartEntryOf, type OfferedSize } from './offered-size'
import type { CatalogueSearch } from './search-ports'

/** The sizes of a garment that fit best, more than one only where they fit equally well; none where none may be recommended. */
export function bestOf(
  targets: readonly FitTarget[],
  { garmentType, category }: Pick<CatalogueCard, 'garmentType' | 'category'>,
  sizes: readonly OfferedSize[],
): readonly JudgedSize[] {
  for (const { target, kinds } of targets) {
    const kind = kinds.find((each) => each.garmentType === garmentType && each.category === category)
    if (kind === undefined) continue
    const judged = judge(target, kind, sizes, lowestRank)
    const most = Math.max(...judged.map(({ probability }) => probability))
    return judged.filter(({ probability }) => probability === most)
  }
  return []
}

/** Tells of each garment how its best size fits: of equals the one of which more is known, then the first of the chart. */
export async function cardFits(
  catalogue: Pick<CatalogueSearch, 'readLabels'>,
  best: readonly (readonly JudgedSize[])[],
): Promise<ReadonlyMap<string, CardFit>> {
  const sizes = best.flat()
  if (sizes.length === 0) return new Map()
  const labels = await catalogue.readLabels(sizes.map(({ size }) => size.sizeId))
  const fits = new Map<string, CardFit>()
  for (const equals of best) {
    const [first] = equals
      .flatMap(({ size, kind, target }) => {
        const label = labels.get(size.sizeId)
        if (label === undefined) return []
        const garment = { ...kind, stretch: size.stretch, fitStyle: size.fitStyle }
        return [{ size, label, fit: fitOf(target, garment, { ...chartEntryOf(size), label: label.label }) }]
      })
      .sort((one, other) => other.fit.certainty - one.fit.certainty || one.label.position - other.label.position)
    if (first === undefined) continue
    const { probability, certainty, verdict, reasons } = first.fit
    const { label, system } = first.label
    fits.set(first.size.garmentId, { label, system, probability, certainty, verdict, reasons })
  }
  return fits
}
