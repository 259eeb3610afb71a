import type { Prisma } from '../generated/client'

/**
 * The place behind the last garment of a collection, which is held until the end of the transaction so that nobody else takes
 * it; null when the brand has no such collection.
 */
export async function nextPosition(
  transaction: Prisma.TransactionClient,
  brandId: string,
  collectionId: string,
): Promise<number | null> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM app."Collection" WHERE "id" = ${collectionId}::uuid AND "brandId" = ${brandId}::uuid FOR NO KEY UPDATE`
  if (rows.length === 0) return null
  const { _max } = await transaction.catalogueGarment.aggregate({
    where: { collectionId },
    _max: { position: true },
  })
  return (_max.position ?? -1) + 1
}
