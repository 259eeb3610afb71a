type Addressed = {
  readonly id: string
  readonly brand: { readonly slug: string }
  readonly collection: { readonly slug: string }
}

/** Address of a garment's page, without a language. */
export const garmentPath = ({ id, brand, collection }: Addressed): string =>
  `/collections/${brand.slug}/${collection.slug}/${id}`
