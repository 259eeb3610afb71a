import type { NewRevision } from '@fitsize/usecases'
import type { Database } from '../client'
import type { Prisma } from '../generated/client'

/** A revision with its values, as Prisma writes it below its garment. */
export const revisionData = ({ points, values, ...revision }: NewRevision) =>
  ({
    ...revision,
    ...(points === null ? {} : { keypoints: points }),
    values: { createMany: { data: [...values] } },
  }) satisfies Prisma.MeasurementRevisionCreateWithoutGarmentInput

/** Adds a revision if `after` is still the newest one: of two people who correct the same measures, the second is told. */
export async function addRevision(
  { prisma }: Pick<Database, 'prisma'>,
  garmentId: string,
  after: string,
  revision: NewRevision,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    // Holds the garment's row, so that two corrections take turns.
    await transaction.$queryRaw`SELECT 1 FROM app."WardrobeGarment" WHERE id = ${garmentId}::uuid FOR UPDATE`
    const newest = await transaction.measurementRevision.findFirst({
      where: { garmentId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, createdAt: true },
    })
    if (newest?.id !== after) return false
    // The order of revisions is their time: a clock that went back must not hide the correction.
    const createdAt = new Date(Math.max(revision.createdAt.getTime(), newest.createdAt.getTime() + 1))
    await transaction.measurementRevision.create({
      data: { ...revisionData({ ...revision, createdAt }), garment: { connect: { id: garmentId } } },
      select: { id: true },
    })
    return true
  })
}
