import { ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { z } from 'zod'
import { type BrandDoor, enterBrand } from './brand-access'
import { type GarmentFilter, garmentFilterSchema, garmentKeySchema, garmentRowSchema } from './garment'
import type { StudioGarmentStore } from './garment-store'

export const garmentListRequestSchema = garmentFilterSchema.extend({
  limit: z.number().int().min(1).max(200).default(50),
  /** `next` of the page before. */
  after: garmentKeySchema.nullable().default(null),
})
export type GarmentListRequest = z.output<typeof garmentListRequestSchema>

export const garmentListSchema = z.object({
  garments: z.array(garmentRowSchema).readonly(),
  /** Null on the last page. */
  next: z.string().nullable(),
  /** On all pages together. */
  total: z.number().int(),
})
export type GarmentList = z.infer<typeof garmentListSchema>

/** A page of a brand's garments by what their maker calls them, for its members. */
export async function listStudioGarments(
  ports: { readonly brands: BrandDoor; readonly garments: Pick<StudioGarmentStore, 'list' | 'count'> },
  actor: Actor,
  slug: string,
  { limit, after, ...filter }: GarmentListRequest,
): Promise<Result<GarmentList>> {
  const brand = await enterBrand(ports, actor, slug, 'VIEWER')
  if (!brand.ok) return brand
  const { id } = brand.value
  const [found, total] = await Promise.all([
    ports.garments.list(id, filter satisfies GarmentFilter, limit + 1, after),
    ports.garments.count(id, filter),
  ])
  const garments = found.slice(0, limit)
  return ok({ garments, total, next: found.length > limit ? (garments.at(-1)?.key ?? null) : null })
}
