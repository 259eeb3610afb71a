import 'server-only'
import { categorySchema } from '@fitsize/garments'
import { bestSizes, type OfferedGarment, type Reference, type SizeFit, type Target, targetFor } from '@fitsize/sizing'
import { type CardFit, type CatalogueGarment, readReferences, type Wish, type Wishes, wishFor } from '@fitsize/usecases'
import { cache } from 'react'
import { currentUser } from './actor'
import { ports } from './composition'

/** What new garments are compared with. */
export type Comparison = { readonly references: readonly Reference[]; readonly wishes: Wishes }

export type GarmentFit = {
  readonly target: Target
  readonly best: SizeFit | null
  readonly second: SizeFit | null
  /** In the order of the chart. */
  readonly all: readonly SizeFit[]
  /** What the visitor calls the garments that were compared, and whether they are themselves what is wished for. */
  readonly references: readonly { readonly id: string; readonly name: string; readonly exact: boolean }[]
}

/** What new garments are compared with for the visitor; null without an account. */
const comparison = cache(async (): Promise<Comparison | null> => {
  const user = await currentUser()
  if (user === null) return null
  const read = await readReferences({ fit: ports().wardrobe }, user)
  if (!read.ok) return null
  const { references, wishes } = read.value
  return {
    wishes,
    references: references.map(({ category, ...reference }) => ({
      ...reference,
      category: categorySchema.nullable().catch(null).parse(category),
    })),
  }
})

/** What the visitor's references are called in the reasons of cards. */
export async function spokenReferences(): Promise<GarmentFit['references']> {
  const compared = await comparison()
  return compared === null ? [] : spokenFrom(compared)
}

export const spokenFrom = ({ references, wishes }: Comparison): GarmentFit['references'] =>
  references.map((reference) => spoken(reference, wishFor(wishes, reference.garmentType)))

const spoken = ({ id, name, feel, zones }: Reference, wish: Wish) => ({
  id,
  name,
  exact: wish === 'same' && feel === 'right' && Object.values(zones).every((zone) => zone === 'right'),
})

/** Tenths of a millimetre in a centimetre. */
const tenths = (cm: number): number => Math.round(cm * 100)

const offeredOf = ({ garmentType, category, stretch, fitStyle, sizes }: CatalogueGarment): OfferedGarment => ({
  garmentType,
  category: categorySchema.nullable().catch(null).parse(category),
  stretch,
  fitStyle,
  sizes: sizes.map(({ id, label, system, dimensions }) => ({
    id,
    label,
    system,
    lengths: Object.fromEntries(
      Object.entries(dimensions).map(([name, { cm, toleranceCm, extent }]) => [
        name,
        { value: tenths(cm), tolerance: tenths(toleranceCm), extent: extent === 'FLAT' ? 'flat' : 'girth' },
      ]),
    ),
  })),
})

/** How every size of a garment fits the visitor; null when nothing of theirs can be compared with it. */
export async function fitOfGarment(garment: CatalogueGarment): Promise<GarmentFit | null> {
  const compared = await comparison()
  return compared === null ? null : garmentFitFor(compared, garment)
}

/** How every size of a garment fits somebody; null when nothing of theirs can be compared with it. */
export function garmentFitFor({ references, wishes }: Comparison, garment: CatalogueGarment): GarmentFit | null {
  const offered = offeredOf(garment)
  const wish = wishFor(wishes, offered.garmentType)
  const target = targetFor(references, wish, offered)
  if (target === null) return null
  return {
    target,
    ...bestSizes(target, offered),
    references: references
      .filter(({ id }) => target.referenceIds.includes(id))
      .map((reference) => spoken(reference, wish)),
  }
}

/** How the best size of a garment fits the visitor, as cards show it; null where none may be recommended. */
export const cardFitOf = async (garment: CatalogueGarment): Promise<CardFit | null> =>
  cardFitFrom(await fitOfGarment(garment), garment)

/** The same for whoever a fit is of. */
export function cardFitFrom(fit: GarmentFit | null, garment: CatalogueGarment): CardFit | null {
  if (fit === null || fit.best === null) return null
  const { label, sizeId, probability, certainty, verdict, reasons } = fit.best
  const system = garment.sizes.find(({ id }) => id === sizeId)?.system ?? ''
  return { label, system, probability, certainty, verdict, reasons: [...reasons] }
}
