import type { Jobs } from '@fitsize/usecases'
import type { Database } from '../client'
import { addJobs } from './add-jobs'

/** Work for later, in the same database. */
export function createJobs({ prisma }: Database): Jobs {
  return { add: async (job, options = {}) => await addJobs(prisma, [job], options.runAt) }
}
