import type { Standing } from './scan-queue'

/**
 * Scans that were admitted here and are not in the queue yet: their photos are being decoded and stored. The queue knows
 * nothing of them, so a crowd that comes at once would all be told that nobody is ahead.
 */
export type Intake = {
  /** Counts a scan until the function it gives is called. */
  enter(subject: string, priority: number): () => void
  /** Where a subject's next scan would stand when these were in the queue already. */
  withThose(standing: Standing, subject: string, priority: number): Standing
}

export function createIntake(): Intake {
  type Entry = { readonly subject: string; readonly priority: number }
  const entered = new Set<Entry>()
  return {
    enter(subject, priority) {
      const entry = { subject, priority }
      entered.add(entry)
      return () => void entered.delete(entry)
    },
    withThose(standing, subject, priority) {
      const all = [...entered]
      return {
        ...standing,
        waiting: standing.waiting + all.length,
        position: standing.position + all.filter((entry) => entry.priority >= priority).length,
        unfinished: standing.unfinished + all.filter((entry) => entry.subject === subject).length,
      }
    },
  }
}
