import 'server-only'
import { type Result, slugSchema } from '@fitsize/contracts'
import { mayCreateBrand, type UserActor } from '@fitsize/identity/rules'
import type { StudioBrand, StudioCollectionDetail, StudioGarment } from '@fitsize/usecases'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { redirect } from '@/i18n/navigation'
import { resultOf, serverApi } from './api'
import { ports } from './composition'

/**
 * What a page of the studio shows; leads to signing in who is not signed in, and to the not-found page where there is nothing
 * for whoever asks.
 * @param page its address without a language, to come back to
 */
export async function studioValue<T>(call: Promise<T>, page: string): Promise<T> {
  const result: Result<T> = await resultOf(call)
  if (result.ok) return result.value
  if (result.error.code === 'not-signed-in')
    return redirect({ href: { pathname: '/sign-in', query: { next: page } }, locale: await getLocale() })
  return notFound()
}

/** Whether somebody has brands to keep, or may have. */
export const isMaker = cache(
  async (user: UserActor): Promise<boolean> => mayCreateBrand(user) || (await ports().brands.isMember(user.userId)),
)

/** The brand of a page of the studio, read once for it and its frame. */
export const studioBrand = cache(async (slug: string): Promise<StudioBrand> => {
  if (!slugSchema.safeParse(slug).success) return notFound()
  const api = await serverApi()
  return await studioValue(api.studio.brand({ brand: slug }), `/studio/${slug}`)
})

/** A collection of a page of the studio. */
export const studioCollection = cache(async (brand: string, collectionId: string): Promise<StudioCollectionDetail> => {
  if (!isId(collectionId)) return notFound()
  const api = await serverApi()
  const page = `/studio/${brand}/collections/${collectionId}`
  return await studioValue(api.studio.collection({ brand, collectionId }), page)
})

/** A garment of a page of the studio. */
export const studioGarment = cache(async (brand: string, garmentId: string): Promise<StudioGarment> => {
  if (!isId(garmentId)) return notFound()
  const api = await serverApi()
  const page = `/studio/${brand}/garments/${garmentId}`
  return await studioValue(api.studio.garment({ brand, garmentId }), page)
})

const isId = (text: string): boolean => z.uuid().safeParse(text).success
