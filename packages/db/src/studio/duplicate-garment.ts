import { randomUUID } from 'node:crypto'
import type { StudioGarmentStore } from '@fitsize/usecases'
import { Prisma } from '../generated/client'
import { nextPosition } from './next-position'

/** Copies a garment with its sizes and measures and the rows of its photos, as a draft. */
export async function duplicateGarment(
  transaction: Prisma.TransactionClient,
  { brandId, garmentId, id, key, slug, photos, createdAt }: Parameters<StudioGarmentStore['duplicate']>[0],
): Promise<'inserted' | null> {
  const garment = await transaction.catalogueGarment.findUnique({
    where: { id: garmentId, brandId },
    include: {
      sizes: { orderBy: { position: 'asc' }, include: { measurements: true } },
      photos: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  })
  if (garment === null) return null
  const { sizes, photos: originals, name, colour, composition, outline, ...row } = garment
  const position = await nextPosition(transaction, brandId, row.collectionId)
  if (position === null) return null
  await transaction.catalogueGarment.create({
    data: {
      ...row,
      id,
      key,
      slug,
      position,
      createdAt,
      visibility: 'DRAFT',
      version: 1,
      name: name ?? {},
      colour: colour ?? Prisma.DbNull,
      composition: composition ?? Prisma.DbNull,
      outline: outline ?? Prisma.DbNull,
    },
    select: { id: true },
  })
  const copied = sizes.map((size) => ({ size, id: randomUUID() }))
  await transaction.catalogueSize.createMany({
    data: copied.map(({ id: sizeId, size: { label, system, position: place } }) => ({
      id: sizeId,
      brandId,
      garmentId: id,
      label,
      system,
      position: place,
    })),
  })
  await transaction.sizeMeasurement.createMany({
    data: copied.flatMap(({ id: sizeId, size }) => size.measurements.map((measure) => ({ ...measure, sizeId }))),
  })
  await transaction.cataloguePhoto.createMany({
    data: photos.flatMap(({ from, id: photoId, storageKey }) => {
      const original = originals.find((photo) => photo.id === from)
      if (original === undefined) return []
      const { width, height, state, reviewedAt, position: place } = original
      return [
        {
          id: photoId,
          brandId,
          garmentId: id,
          storageKey,
          width,
          height,
          state,
          reviewedAt,
          position: place,
          createdAt,
        },
      ]
    }),
  })
  return 'inserted'
}
