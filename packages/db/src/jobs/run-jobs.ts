import { type Job, jobSchema } from '@fitsize/usecases'
import { Logger, run } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import type { Database } from '../client'
import { taskName } from './add-jobs'

export type JobRunnerOptions = {
  readonly perform: (job: Job) => Promise<void>
  /** Told of each try that failed and of what else goes wrong. */
  readonly onProblem: (error: unknown) => void
  /** How long a job may be in hand before its process counts as dead, in ms; 15 minutes if left out. */
  readonly abandonedAfterMs?: number
}

export type JobRunner = {
  /** Waits for the jobs in hand. */
  readonly stop: () => Promise<void>
  /** Until it was stopped; rejects when it ended by itself. */
  readonly ended: Promise<void>
}

const abandonedAfterMs = 15 * 60 * 1000
const tidyEveryMs = 60 * 1000

/**
 * Performs jobs in this process until it is stopped; several processes share the work. A killed process leaves its jobs
 * locked, which graphile-worker itself frees after four hours only: here the others free them.
 */
export async function runJobs({ pool }: Database, options: JobRunnerOptions): Promise<JobRunner> {
  const { perform, onProblem } = options
  const free = async () => await freeAbandoned(pool, options.abandonedAfterMs ?? abandonedAfterMs)
  await free()
  pool.on('connect', guard)
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    // Woken by NOTIFY; this is for jobs whose time comes.
    pollInterval: 2000,
    noHandleSignals: true,
    logger: silent,
    taskList: {
      [taskName]: async (payload) => {
        try {
          await perform(jobSchema.parse(payload))
        } catch (error) {
          onProblem(error)
          throw error
        }
      },
    },
  })
  const tidying = setInterval(() => void free().catch(onProblem), tidyEveryMs)
  tidying.unref()
  return {
    ended: runner.promise.finally(() => {
      clearInterval(tidying)
      pool.off('connect', guard)
    }),
    stop: async () => {
      await runner.stop()
    },
  }
}

/** A connection that breaks while it is in use tells whoever uses it; without a listener it would end the process, too. */
const guard = (client: PoolClient): void => {
  client.on('error', () => undefined)
}

/** Its messages are about its own working; problems are told by `onProblem`. */
const silent = new Logger(() => () => undefined)

async function freeAbandoned(pool: Pool, afterMs: number): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
     WHERE locked_at < now() - make_interval(secs => $1) HAVING count(*) > 0`,
    [afterMs / 1000],
  )
}
