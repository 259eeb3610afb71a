import type { GarmentChange, GarmentField } from '@fitsize/usecases'
import type { Prisma } from '../generated/client'

export type Locked =
  | { readonly kind: 'locked' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed'; readonly changes: readonly GarmentChange[] }

/** Holds a garment until the end of the transaction, if it still has the version that its changer saw. */
export async function lockGarment(
  transaction: Prisma.TransactionClient,
  { brandId, garmentId, version }: { readonly brandId: string; readonly garmentId: string; readonly version: number },
): Promise<Locked> {
  const rows = await transaction.$queryRaw<{ version: number }[]>`
    SELECT "version" FROM app."CatalogueGarment" WHERE "id" = ${garmentId}::uuid AND "brandId" = ${brandId}::uuid
    FOR NO KEY UPDATE`
  const [garment] = rows
  if (garment === undefined) return { kind: 'gone' }
  if (garment.version === version) return { kind: 'locked' }
  const changes = await transaction.garmentChange.findMany({
    where: { garmentId, version: { gt: version } },
    orderBy: { version: 'asc' },
    select: { version: true, at: true, fields: true, user: { select: { name: true } } },
  })
  return { kind: 'changed', changes: changes.map(({ user, ...change }) => ({ ...change, by: user?.name ?? null })) }
}

/** Keeps which fields the version that is being written changed, for whoever saves an older one. */
export async function keepChange(
  transaction: Prisma.TransactionClient,
  change: {
    readonly garmentId: string
    readonly version: number
    readonly at: Date
    readonly userId: string
    readonly fields: readonly GarmentField[]
  },
): Promise<void> {
  await transaction.garmentChange.create({
    data: { ...change, fields: [...change.fields] },
    select: { garmentId: true },
  })
}
