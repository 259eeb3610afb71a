import type { CataloguePage } from '@fitsize/usecases'
import { spokenReferences } from '@/server/garment-fit'
import { CatalogueCard } from '../CatalogueCard'

type GarmentCardsProps = {
  readonly items: CataloguePage['items']
  readonly kept: ReadonlySet<string>
  readonly signedIn: boolean
  readonly first?: boolean
}

/** As many as a phone and a desktop show before anybody scrolls. */
const inSight = 3

/** Cards of a list, each an item of it. */
export async function GarmentCards({ items, kept, signedIn, first = false }: GarmentCardsProps) {
  const references = items.some(({ fit }) => fit !== null) ? await spokenReferences() : []
  return items.map((garment, index) => (
    <li key={garment.id}>
      <CatalogueCard
        garment={garment}
        kept={kept.has(garment.id)}
        signedIn={signedIn}
        references={references}
        eager={first && index < inSight}
      />
    </li>
  ))
}
