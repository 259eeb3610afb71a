import type { Prisma } from '../generated/client'

/** Of garments, those with a size that has a measure. */
export async function withChart(
  transaction: Prisma.TransactionClient,
  garmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction.catalogueGarment.findMany({
    where: { id: { in: [...garmentIds] }, sizes: { some: { measurements: { some: {} } } } },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

/** Raises the version of garments and keeps what the new ones changed. */
export async function raiseVersions(
  transaction: Prisma.TransactionClient,
  garmentIds: readonly string[],
  change: { readonly userId: string; readonly at: Date; readonly fields: readonly string[] },
  data: Prisma.CatalogueGarmentUncheckedUpdateManyInput = {},
): Promise<void> {
  if (garmentIds.length === 0) return
  await transaction.catalogueGarment.updateMany({
    where: { id: { in: [...garmentIds] } },
    data: { ...data, version: { increment: 1 } },
  })
  await transaction.$executeRaw`
    INSERT INTO app."GarmentChange" ("garmentId", "version", "at", "userId", "fields")
    SELECT "id", "version", ${change.at}::timestamptz, ${change.userId}::uuid, ${change.fields}::text[]
    FROM app."CatalogueGarment" WHERE "id" = ANY (${garmentIds}::uuid[])`
}

/** Publishes those of some drafts that have a size chart. */
export async function publishReady(
  transaction: Prisma.TransactionClient,
  { garmentIds, userId, at }: { readonly garmentIds: readonly string[]; readonly userId: string; readonly at: Date },
): Promise<void> {
  const ready = [...(await withChart(transaction, garmentIds))]
  await raiseVersions(transaction, ready, { userId, at, fields: ['visibility'] }, { visibility: 'PUBLISHED' })
}
