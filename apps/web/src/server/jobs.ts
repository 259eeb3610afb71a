import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { eraseAccount, type Job, writeLetter } from '@fitsize/usecases'
import { ports } from './composition'
import { reportError } from './report-error'

const pauseMs = 5000

/**
 * Performs jobs in this process until it ends; what is in hand is finished before. Begins anew when the database was away,
 * so pages are served meanwhile.
 */
export async function performJobs(): Promise<void> {
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
  while (!stopping.signal.aborted) {
    try {
      const runner = await ports().runJobs({ perform, onProblem: report })
      stopping.signal.addEventListener('abort', () => void runner.stop().catch(report), { once: true })
      if (stopping.signal.aborted) await runner.stop()
      await runner.ended
    } catch (error) {
      report(error)
      await pause(pauseMs, undefined, { ref: false })
    }
  }
}

const report = (error: unknown): void => reportError(error, { part: 'jobs' })

async function perform(job: Job): Promise<void> {
  switch (job.kind) {
    case 'letter':
      return await writeLetter(ports(), job.order)
    case 'erase-account': {
      const runAt = await eraseAccount(ports(), { kind: 'system' }, job)
      if (runAt !== null) await ports().jobs.add(job, { runAt })
    }
  }
}
