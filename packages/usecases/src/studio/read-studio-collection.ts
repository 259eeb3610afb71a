import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import type { Collection } from '../catalogue/garment'
import { type BrandDoor, enterBrand } from './brand-access'
import type { StudioCollectionDetail } from './collection'
import type { CollectionStore } from './collection-store'

type Address = { readonly brand: string; readonly collectionId: string }

/** A collection with its garments in their order, for members of its brand. */
export async function readStudioCollection(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'find'> },
  actor: Actor,
  { brand: slug, collectionId }: Address,
): Promise<Result<StudioCollectionDetail>> {
  const brand = await enterBrand(ports, actor, slug, 'VIEWER')
  if (!brand.ok) return brand
  const collection = await ports.collections.find(brand.value.id, collectionId)
  return collection === null ? fail('not-found') : ok(collection)
}

/** A collection as customers would see it once it and its drafts are published, for members of its brand. */
export async function previewCollection(
  ports: { readonly brands: BrandDoor; readonly collections: Pick<CollectionStore, 'preview'> },
  actor: Actor,
  { brand: slug, collectionId }: Address,
): Promise<Result<Collection>> {
  const brand = await enterBrand(ports, actor, slug, 'VIEWER')
  if (!brand.ok) return brand
  const collection = await ports.collections.preview(brand.value.id, collectionId)
  return collection === null ? fail('not-found') : ok(collection)
}
