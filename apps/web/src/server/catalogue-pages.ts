import 'server-only'
import { slugSchema } from '@fitsize/contracts'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { resultOf, serverApi } from './api'

/** A collection for its page, read once for title and content; an unknown one shows the not-found page. */
export const readCollectionPage = cache(async (brandSlug: string, slug: string) => {
  const address = z.object({ brandSlug: slugSchema, slug: slugSchema }).safeParse({ brandSlug, slug })
  if (!address.success) return notFound()
  const collection = await resultOf((await serverApi()).catalogue.collection(address.data))
  return collection.ok ? collection.value : notFound()
})

/** A brand for its page; one with nothing on offer shows the not-found page. */
export const readBrandPage = cache(async (slug: string) => {
  if (!slugSchema.safeParse(slug).success) return notFound()
  const brand = await resultOf((await serverApi()).catalogue.brand({ slug }))
  return brand.ok ? brand.value : notFound()
})

/** A garment of the catalogue for its page. */
export const readCatalogueGarmentPage = cache(async (garmentId: string) => {
  if (!z.uuid().safeParse(garmentId).success) return notFound()
  const garment = await resultOf((await serverApi()).catalogue.garment({ garmentId }))
  return garment.ok ? garment.value : notFound()
})
