import type { Job } from '@fitsize/usecases'
import type { Prisma } from '../generated/client'

/** How jobs are called in graphile-worker. */
export const taskName = 'job'

/**
 * graphile-worker tries again after e^n seconds, six hours at most. A letter has ten tries, some nine hours: later it would
 * only puzzle. Erasing and publishing are promises and do not give up.
 */
const tries: Readonly<Record<Job['kind'], number>> = {
  letter: 10,
  'erase-account': 10_000,
  'erase-photos': 10_000,
  'publish-collection': 10_000,
}

/** Adds jobs in a transaction, or by themselves: they exist exactly if it is committed. */
export async function addJobs(
  client: Pick<Prisma.TransactionClient, '$executeRaw'>,
  jobs: readonly Job[],
  runAt: Date | null = null,
): Promise<void> {
  for (const job of jobs)
    await client.$executeRaw`
      SELECT graphile_worker.add_job(
        ${taskName}, ${JSON.stringify(job)}::json, run_at => ${runAt}::timestamptz, max_attempts => ${tries[job.kind]}::int)`
}
