import { type BrandStore, brandRoleSchema } from '@fitsize/usecases'
import { membershipOf } from '../catalogue/brand-columns'
import type { Database } from '../client'
import { isUniqueViolation } from '../unique-violation'
import { erasePhotosOf } from './erase-photos-of'

/** Brands as their members keep them. */
export function createBrandStore({ prisma }: Database): BrandStore {
  return {
    handle: async (slug, userId) => {
      const row = await prisma.brand.findUnique({
        where: { slug },
        select: { id: true, slug: true, name: true, members: membershipOf(userId) },
      })
      if (row === null) return null
      const { members, ...brand } = row
      return { ...brand, membership: members[0]?.role ?? null }
    },

    list: async (userId) => {
      const rows = await prisma.$queryRaw<
        {
          slug: string
          name: string
          verified: boolean
          role: string
          collectionCount: number
          garmentCount: number
        }[]
      >`
        SELECT brand."slug", brand."name", brand."verifiedAt" IS NOT NULL AS "verified", member."role"::text AS "role",
          (SELECT count(*)::int FROM app."Collection" WHERE "brandId" = brand."id") AS "collectionCount",
          (SELECT count(*)::int FROM app."CatalogueGarment" WHERE "brandId" = brand."id") AS "garmentCount"
        FROM app."BrandMember" AS member JOIN app."Brand" AS brand ON brand."id" = member."brandId"
        WHERE member."userId" = ${userId}::uuid ORDER BY brand."name", brand."slug"`
      return rows.map(({ role, ...brand }) => ({ ...brand, role: brandRoleSchema.parse(role) }))
    },

    isMember: async (userId) =>
      (await prisma.brandMember.findFirst({ where: { userId }, select: { role: true } })) !== null,

    insert: async (brand, ownerId) => {
      try {
        await prisma.brand.create({
          data: { ...brand, description: '', members: { create: { userId: ownerId, role: 'OWNER' } } },
          select: { id: true },
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    find: async (brandId) => {
      const row = await prisma.brand.findUnique({
        where: { id: brandId },
        select: {
          slug: true,
          name: true,
          description: true,
          websiteUrl: true,
          verifiedAt: true,
          collections: {
            where: { status: 'PUBLISHED', garments: { some: { visibility: 'PUBLISHED' } } },
            take: 1,
            select: { id: true },
          },
        },
      })
      if (row === null) return null
      const { verifiedAt, collections, ...brand } = row
      return { ...brand, verified: verifiedAt !== null, isPublic: collections.length > 0 }
    },

    change: async (brandId, profile) => {
      await prisma.brand.updateMany({ where: { id: brandId }, data: profile })
    },

    setVerified: async (slug, verifiedAt) =>
      (await prisma.brand.updateMany({ where: { slug }, data: { verifiedAt } })).count > 0,

    remove: async (brandId) => {
      await prisma.$transaction(async (transaction) => {
        await erasePhotosOf(transaction, { brandId })
        await transaction.brand.deleteMany({ where: { id: brandId } })
      })
    },
  }
}
