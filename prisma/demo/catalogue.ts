import type { Database } from '@fitsize/db'
import type { GarmentType } from '@fitsize/garments'
import type { DemoUser } from './people'
import type { CataloguePicture } from './pictures'
import { stableId } from './stable-id'

const brands = [
  {
    slug: 'northfold',
    name: 'Northfold',
    description: 'Plain things that last, cut with room to move.',
    collection: { slug: 'everyday', title: 'Everyday', publishedAt: new Date('2026-09-01T08:00:00Z') },
  },
  {
    slug: 'brin-de-fil',
    name: 'Brin de Fil',
    description: 'Small runs in cloth left over from larger houses.',
    collection: { slug: 'mi-saison', title: 'Mi-saison', publishedAt: new Date('2026-10-15T08:00:00Z') },
  },
] as const

/** In cents of a euro. */
const prices: Readonly<Record<GarmentType, number>> = {
  blouse: 3900,
  outwear: 12900,
  trousers: 7900,
  skirt: 5900,
  dress: 8900,
}

/** In ms. Prisma's own five seconds are short for a first start on a busy machine. */
const patience = { maxWait: 30_000, timeout: 60_000 } as const

/** What factories promise of a flat width: a centimetre to either side. */
const toleranceTenthsMm = 100

/** Two brands of the creator; the pictures go to one and the other in turn, so that both sell every type. */
export async function seedCatalogue(
  database: Database,
  creator: DemoUser,
  pictures: readonly CataloguePicture[],
): Promise<void> {
  for (const [index, brand] of brands.entries())
    await seedBrand(
      database,
      creator,
      brand,
      pictures.filter((_, position) => position % brands.length === index),
    )
}

async function seedBrand(
  { prisma }: Database,
  creator: DemoUser,
  { collection, ...brand }: (typeof brands)[number],
  pictures: readonly CataloguePicture[],
): Promise<void> {
  const brandId = stableId(`brand ${brand.slug}`)
  const collectionId = stableId(`collection ${brand.slug} ${collection.slug}`)
  await prisma.$transaction(async (transaction) => {
    const brandRow = { ...brand, ownerId: creator.id }
    await transaction.brand.upsert({ where: { id: brandId }, create: { id: brandId, ...brandRow }, update: brandRow })
    const collectionRow = { ...collection, brandId, status: 'PUBLISHED' as const }
    await transaction.collection.upsert({
      where: { id: collectionId },
      create: { id: collectionId, ...collectionRow },
      update: collectionRow,
    })
    // The pictures are the whole truth about this collection; sizes and measures go with their garments.
    await transaction.catalogueGarment.deleteMany({ where: { collectionId } })
    const garments = pictures.map((picture, position) => ({
      picture,
      row: {
        id: stableId(`garment ${picture.name}`),
        collectionId,
        slug: picture.name,
        name: picture.title,
        garmentType: picture.type,
        colour: picture.colour,
        priceMinor: prices[picture.type],
        currency: 'EUR',
        imagePath: `/catalogue/${picture.file}`,
        position,
      },
    }))
    const sizes = garments.flatMap(({ picture, row }) =>
      Object.entries(picture.sizes).map(([label, lengths], position) => ({
        lengths,
        row: {
          id: stableId(`size ${picture.name} ${label}`),
          garmentId: row.id,
          label,
          system: 'INT',
          position,
        },
      })),
    )
    await transaction.catalogueGarment.createMany({ data: garments.map(({ row }) => row) })
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
