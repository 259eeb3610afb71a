import type { Database } from '@fitsize/db'
import type { DimensionName, GarmentType } from '@fitsize/garments'
import { drawOut } from '@fitsize/measure'
import type { PhotoStore } from '@fitsize/usecases'
import { garmentDetails } from './garment-details'
import { chartOf, type HouseCut } from './house-cuts'
import type { DemoUser } from './people'
import { type CataloguePicture, cataloguePhoto } from './pictures'
import { stableId } from './stable-id'

type DemoCollection = {
  readonly slug: string
  readonly title: string
  readonly publishedAt: Date
  readonly season: 'spring-summer' | 'autumn-winter' | 'all-year'
  /** Of the name of a garment that another collection cuts otherwise. */
  readonly suffix?: { readonly en: string; readonly fr: string }
  readonly cut: HouseCut
  readonly priceShare: number
  /** Which pictures it shows: every so many, from this one on. */
  readonly every: number
  readonly from: number
}
type DemoBrand = {
  readonly slug: string
  readonly name: string
  readonly description: string
  /** When an administrator found that it is who it says. */
  readonly verifiedAt: Date | null
  readonly collections: readonly DemoCollection[]
}

const asDrawn: HouseCut = { widthCm: 0, length: 1, system: 'INT' }

const brands: readonly DemoBrand[] = [
  {
    slug: 'northfold',
    name: 'Northfold',
    description: 'Plain things that last, cut with room to move.',
    verifiedAt: new Date('2026-08-20T09:00:00Z'),
    collections: [
      {
        slug: 'everyday',
        title: 'Everyday',
        publishedAt: new Date('2026-09-01T08:00:00Z'),
        season: 'all-year',
        cut: asDrawn,
        priceShare: 1,
        every: 2,
        from: 0,
      },
      {
        slug: 'roomy',
        title: 'Roomy',
        publishedAt: new Date('2026-10-20T08:00:00Z'),
        season: 'autumn-winter',
        suffix: { en: 'roomy', fr: 'ample' },
        cut: { widthCm: 4, length: 1.02, system: 'INT' },
        priceShare: 1.1,
        every: 1,
        from: 0,
      },
    ],
  },
  {
    slug: 'brin-de-fil',
    name: 'Brin de Fil',
    description: 'Small runs in cloth left over from larger houses.',
    verifiedAt: new Date('2026-10-01T09:00:00Z'),
    collections: [
      {
        slug: 'mi-saison',
        title: 'Mi-saison',
        publishedAt: new Date('2026-10-15T08:00:00Z'),
        season: 'autumn-winter',
        cut: asDrawn,
        priceShare: 1.05,
        every: 2,
        from: 1,
      },
      {
        slug: 'pres-du-corps',
        title: 'Près du corps',
        publishedAt: new Date('2026-11-05T08:00:00Z'),
        season: 'autumn-winter',
        suffix: { en: 'close cut', fr: 'coupe ajustée' },
        cut: { widthCm: -2, length: 1, system: 'EU', firstNumber: 34 },
        priceShare: 1.2,
        every: 1,
        from: 0,
      },
    ],
  },
  {
    slug: 'atelier-ormeau',
    name: 'Atelier Ormeau',
    description: 'Longer cuts in numbered sizes, sewn to order.',
    verifiedAt: null,
    collections: [
      {
        slug: 'longs',
        title: 'Longs',
        publishedAt: new Date('2026-11-18T08:00:00Z'),
        season: 'autumn-winter',
        suffix: { en: 'long', fr: 'long' },
        cut: { widthCm: 1, length: 1.06, system: 'EU', firstNumber: 36, dimensions: 6 },
        priceShare: 1.5,
        every: 1,
        from: 0,
      },
    ],
  },
]

/** In ms. Prisma's own five seconds are short for a first start on a busy machine. */
const patience = { maxWait: 30_000, timeout: 60_000 } as const

/** What factories promise of a flat width: a centimetre to either side. */
const toleranceTenthsMm = 100

/** Brands of the creator; each collection shows some of the pictures, in a cut and in sizes of its own. */
export async function seedCatalogue(
  { prisma }: Database,
  photos: Pick<PhotoStore, 'put'>,
  creator: DemoUser,
  pictures: readonly CataloguePicture[],
): Promise<void> {
  for (const { collections, ...brand } of brands) {
    const brandId = stableId(`brand ${brand.slug}`)
    await prisma.brand.upsert({ where: { id: brandId }, create: { id: brandId, ...brand }, update: brand })
    const membership = { brandId, userId: creator.id }
    await prisma.brandMember.upsert({
      where: { brandId_userId: membership },
      create: { ...membership, role: 'OWNER' },
      update: { role: 'OWNER' },
    })
    for (const collection of collections)
      await seedCollection(
        prisma,
        photos,
        { id: brandId, slug: brand.slug },
        collection,
        pictures.filter((_, position) => position % collection.every === collection.from),
      )
  }
}

type Size = { readonly label: string; readonly lengths: Partial<Record<DimensionName, number>> }

function garmentOf(brandSlug: string, collection: DemoCollection, picture: CataloguePicture) {
  const details = garmentDetails[picture.name]
  if (details === undefined) throw new Error(`Nothing is known of the garment "${picture.name}" in garment-details.ts.`)
  const { suffix } = collection
  const slug = suffix === undefined ? picture.name : `${picture.name}-${collection.slug}`
  const sizes = Object.entries(chartOf(picture, collection.cut)).map(([label, lengths]): Size => ({ label, lengths }))
  return {
    sizes,
    row: {
      id: stableId(`garment ${slug}`),
      key: slug,
      slug,
      visibility: 'PUBLISHED' as const,
      name:
        suffix === undefined
          ? picture.title
          : { en: `${picture.title.en}, ${suffix.en}`, fr: `${picture.title.fr}, ${suffix.fr}` },
      garmentType: picture.type,
      colour: picture.colour,
      currency: 'EUR',
      outline: outlineOf(picture.type, sizes),
      shopUrl: `https://${brandSlug}.example/${slug}`,
      ...details,
      priceMinor: Math.round((details.priceMinor * collection.priceShare) / 100) * 100,
    },
  }
}

/** Where the keypoints of the middle size lie, in tenths of a millimetre. */
function outlineOf(garmentType: GarmentType, sizes: readonly Size[]) {
  const points = drawOut(garmentType, sizes[Math.floor((sizes.length - 1) / 2)]?.lengths ?? {})
  return Object.fromEntries(
    Object.entries(points).map(([name, { x, y }]) => [name, { x: Math.round(x * 100), y: Math.round(y * 100) }]),
  )
}

async function seedCollection(
  prisma: Database['prisma'],
  photos: Pick<PhotoStore, 'put'>,
  brand: { readonly id: string; readonly slug: string },
  collection: DemoCollection,
  pictures: readonly CataloguePicture[],
): Promise<void> {
  const { slug, title, publishedAt, season, cut } = collection
  const collectionId = stableId(`collection ${brand.slug} ${slug}`)
  const garments = pictures.map((picture) => garmentOf(brand.slug, collection, picture))
  const sizes = garments.flatMap(({ row, sizes }) =>
    sizes.map(({ label, lengths }, position) => ({
      lengths,
      row: {
        id: stableId(`size ${row.slug} ${label}`),
        brandId: brand.id,
        garmentId: row.id,
        label,
        system: cut.system,
        position,
        sku: `${row.slug}-${label}`.toUpperCase(),
      },
    })),
  )
  const photoRows = pictures.map((picture, index) => {
    const { id: garmentId = '', slug: garmentSlug = '' } = garments[index]?.row ?? {}
    const id = stableId(`photo ${garmentSlug}`)
    const { width, height } = picture
    const storageKey = `catalogue/${brand.id}/${id}.jpg`
    return { picture, row: { id, brandId: brand.id, garmentId, storageKey, width, height, state: 'VISIBLE' as const } }
  })
  // A photo first: a row without one would show a hole.
  for (const { picture, row } of photoRows) await photos.put(row.storageKey, await cataloguePhoto(picture))
  await prisma.$transaction(async (transaction) => {
    const collectionRow = {
      slug,
      title,
      publishedAt,
      season,
      seasonYear: publishedAt.getUTCFullYear(),
      brandId: brand.id,
      status: 'PUBLISHED' as const,
      publishAt: null,
    }
    await transaction.collection.upsert({
      where: { id: collectionId },
      create: { id: collectionId, ...collectionRow },
      update: collectionRow,
    })
    // The pictures are the whole truth about this collection. Garments that stay keep their rows, as people may have
    // them among their favourites; measures go with their sizes.
    const ids = garments.map(({ row }) => row.id)
    await transaction.catalogueGarment.deleteMany({ where: { collectionId, id: { notIn: ids } } })
    await transaction.catalogueSize.deleteMany({ where: { garmentId: { in: ids } } })
    for (const [position, { row }] of garments.entries()) {
      const garmentRow = { ...row, brandId: brand.id, collectionId, position }
      await transaction.catalogueGarment.upsert({
        where: { id: row.id },
        create: garmentRow,
        update: { ...garmentRow, version: { increment: 1 } },
      })
    }
    await transaction.cataloguePhoto.deleteMany({ where: { garmentId: { in: ids } } })
    await transaction.cataloguePhoto.createMany({ data: photoRows.map(({ row }) => row) })
    await transaction.catalogueSize.createMany({ data: sizes.map(({ row }) => row) })
    await transaction.sizeMeasurement.createMany({
      data: sizes.flatMap(({ row, lengths }) =>
        Object.entries(lengths).map(([dimension, cm]) => ({
          sizeId: row.id,
          dimension,
          valueTenthsMm: Math.round(cm * 100),
          toleranceTenthsMm,
          extent: 'FLAT' as const,
        })),
      ),
    })
  }, patience)
}
