import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { eraseAccount, erasePhotos, type Job, publishScheduled, writeLetter } from '@fitsize/usecases'
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

const system = { kind: 'system' } as const

async function perform(job: Job): Promise<void> {
  switch (job.kind) {
    case 'letter':
      return await writeLetter(ports(), job.order)
    case 'erase-account': {
      const runAt = await eraseAccount(ports(), system, job)
      if (runAt !== null) await ports().jobs.add(job, { runAt })
      return
    }
    case 'publish-collection': {
      const { collectionId, at } = job
      const runAt = await publishScheduled(ports(), system, { collectionId, at: new Date(at) })
      if (runAt !== null) await ports().jobs.add(job, { runAt })
      return
    }
    case 'erase-photos':
      return await erasePhotos(ports(), system, job.keys)
  }
}
