import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import { changedMeanwhile } from './garment-change'
import type { CataloguePhotoStore } from './photo-store'

/**
 * Puts a garment's photos into an order and removes those that are left out, for editors who saw it at `version`.
 * @returns the version now; `changed-meanwhile`
 */
export async function arrangePhotos(
  ports: {
    readonly brands: BrandDoor
    readonly cataloguePhotos: Pick<CataloguePhotoStore, 'arrange'>
    readonly now: Clock
  },
  actor: Actor,
  input: {
    readonly brand: string
    readonly garmentId: string
    readonly version: number
    readonly photoIds: readonly string[]
  },
): Promise<Result<{ readonly version: number }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { garmentId, version, photoIds } = input
  const { id: brandId, userId } = brand.value
  const outcome = await ports.cataloguePhotos.arrange(
    { brandId, garmentId, userId, version, at: ports.now() },
    photoIds,
  )
  switch (outcome.kind) {
    case 'saved':
      return ok({ version: outcome.version })
    case 'gone':
      return fail('not-found')
    case 'changed':
      return changedMeanwhile(outcome.changes)
  }
}
