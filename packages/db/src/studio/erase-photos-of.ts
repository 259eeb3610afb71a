import type { Prisma } from '../generated/client'
import { addJobs } from '../jobs/add-jobs'

/** Keys of one job. */
const atOnce = 500

/** Removes photos' rows and has what they name erased, once that is committed. */
export async function erasePhotosOf(
  transaction: Prisma.TransactionClient,
  where: Prisma.CataloguePhotoWhereInput,
): Promise<number> {
  const photos = await transaction.cataloguePhoto.findMany({ where, select: { id: true, storageKey: true } })
  for (let first = 0; first < photos.length; first += atOnce) {
    const some = photos.slice(first, first + atOnce)
    await transaction.cataloguePhoto.deleteMany({ where: { id: { in: some.map(({ id }) => id) } } })
    await addJobs(transaction, [{ kind: 'erase-photos', keys: some.map(({ storageKey }) => storageKey) }])
  }
  return photos.length
}
