import type { Standing } from './scan-queue'

/**
 * Scans that were admitted here and are not in the queue yet: their photos are being decoded and stored. The queue knows
 * nothing of them, so a crowd that comes at once would all be told that nobody is ahead.
 */
export type Intake = {
  /** Counts a scan until the function it gives is called. */
  enter(subject: string, priority: number): () => void
  /**
   * Where a subject's next scan would stand when these were in the queue already. Those that leave while `read` is under
   * way count too: it may have looked before they were in the queue, and a scan too many refuses one early, a scan too few
   * breaks the promise made to one.
   */
  standing(read: () => Promise<Standing>, subject: string, priority: number): Promise<Standing>
}

export function createIntake(): Intake {
  type Entry = { readonly subject: string; readonly priority: number }
  const entered = new Set<Entry>()
  const reads = new Set<Set<Entry>>()
  return {
    enter(subject, priority) {
      const entry = { subject, priority }
      entered.add(entry)
      return () => {
        if (entered.delete(entry)) for (const left of reads) left.add(entry)
      }
    },
    async standing(read, subject, priority) {
      const left = new Set<Entry>()
      reads.add(left)
      const standing = await read().finally(() => reads.delete(left))
      const all = [...entered, ...left]
      return {
        ...standing,
        waiting: standing.waiting + all.length,
        position: standing.position + all.filter((entry) => entry.priority >= priority).length,
        unfinished: standing.unfinished + all.filter((entry) => entry.subject === subject).length,
      }
    },
  }
}
