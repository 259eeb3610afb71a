import { fail, ok, type Result, slugOf } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock, NewId } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import type { CollectionDetails } from './collection'
import type { CollectionStore } from './collection-store'

const mostAlike = 50

/**
 * Makes a collection, as a draft, for editors. Its slug comes from its title and stays.
 * @returns its id; `already-taken` when too many collections are called alike
 */
export async function createCollection(
  ports: {
    readonly brands: BrandDoor
    readonly collections: Pick<CollectionStore, 'insert'>
    readonly now: Clock
    readonly newId: NewId
  },
  actor: Actor,
  input: { readonly brand: string } & CollectionDetails,
): Promise<Result<{ readonly collectionId: string }>> {
  const { brand: brandSlug, ...details } = input
  const brand = await enterBrand(ports, actor, brandSlug, 'EDITOR')
  if (!brand.ok) return brand
  const plain = slugOf(details.title, 'collection')
  for (let number = 1; number <= mostAlike; number += 1) {
    const id = ports.newId()
    const slug = number === 1 ? plain : `${plain}-${number}`
    const collection = { ...details, id, brandId: brand.value.id, slug, createdAt: ports.now() }
    if (await ports.collections.insert(collection)) return ok({ collectionId: id })
  }
  return fail('already-taken', { fields: { title: 'other collections are called so' } })
}
