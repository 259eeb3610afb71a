import { type Category, categorySchema, type GarmentType } from '@fitsize/garments'
import { bestSizes, probabilityOf, type Target, targetFor } from '@fitsize/sizing'
import { type CatalogueSearch, rankOf, type WardrobeReference } from '@fitsize/usecases'
import { seed } from './catalogue/database'
import { garmentOf } from './catalogue/garments'
import { kinds } from './catalogue/kinds'
import { garmentIdOf, publishedOf } from './catalogue/load'

export type Ranked = { readonly id: string; readonly label: string; readonly probability: number }

/** One target for each kind, as all garments of a kind are compared alike. */
function targetsFor(references: readonly WardrobeReference[]): ReadonlyMap<string, { target: Target; kind: Kind }> {
  const targets = new Map<string, { target: Target; kind: Kind }>()
  for (const { garmentType, category } of kinds) {
    const kind = { garmentType, category: categorySchema.parse(category) }
    const target = targetFor(references, 'same', kind)
    if (target !== null) targets.set(category, { target, kind })
  }
  return targets
}
type Kind = { readonly garmentType: GarmentType; readonly category: Category }

/** What judging every size of so many made garments gives, without any database. */
export function exhaustively(garments: number, references: readonly WardrobeReference[]): readonly Ranked[] {
  const targets = targetsFor(references)
  return Array.from({ length: garments }, (_, number) => garmentOf(seed, number))
    .flatMap(({ number, brand, collection, kind, stretch, fitStyle, sizes }) => {
      const judgedBy = targets.get(kind.category)
      if (judgedBy === undefined) return []
      const { best } = bestSizes(judgedBy.target, {
        ...judgedBy.kind,
        stretch,
        fitStyle,
        sizes: sizes.map(({ label, system, measures }) => ({
          id: label,
          label,
          system,
          lengths: Object.fromEntries(
            measures.map(({ dimension, value, tolerance, extent }) => [
              dimension,
              { value, tolerance, extent: extent === 'FLAT' ? ('flat' as const) : ('girth' as const) },
            ]),
          ),
        })),
      })
      if (best === null) return []
      const { label, probability } = best
      return [{ id: garmentIdOf(number), label, probability, at: publishedOf(seed, brand, collection).getTime() }]
    })
    .sort(
      (one, other) =>
        rankOf(other.probability) - rankOf(one.probability) || other.at - one.at || (one.id > other.id ? -1 : 1),
    )
    .map(({ id, label, probability }) => ({ id, label, probability }))
}

const garmentsAtOnce = 2000

/** The same without an index: every size is read from the database, packed as for the search, and judged here. */
export async function naiveScan(
  catalogue: Pick<CatalogueSearch, 'sizesOf'>,
  kindOf: ReadonlyMap<string, string>,
  references: readonly WardrobeReference[],
): Promise<number> {
  const targets = targetsFor(references)
  const ids = [...kindOf].flatMap(([id, category]) => (targets.has(category) ? [id] : []))
  const best: { readonly garmentId: string; readonly probability: number }[] = []
  for (let first = 0; first < ids.length; first += garmentsAtOnce)
    for (const [garmentId, sizes] of await catalogue.sizesOf(ids.slice(first, first + garmentsAtOnce))) {
      const judgedBy = targets.get(kindOf.get(garmentId) ?? '')
      if (judgedBy === undefined) continue
      const { target, kind } = judgedBy
      let most = 0
      for (const { stretch, fitStyle, lengths } of sizes) {
        const garment = { ...kind, stretch, fitStyle }
        most = Math.max(most, probabilityOf(target, garment, { id: '', label: '', system: '', lengths }))
      }
      best.push({ garmentId, probability: most })
    }
  return best.sort((one, other) => other.probability - one.probability).length
}
