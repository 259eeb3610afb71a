/** Tells those who follow a scan that it has something new to read. */
export type StatusHub = {
  /** Gives the way to stop following. */
  follow(scanId: string, onNews: () => void): () => void
  publish(scanId: string): void
  /** For when it is not known what was missed. */
  publishAll(): void
}

export function createStatusHub(): StatusHub {
  const followers = new Map<string, Set<() => void>>()
  return {
    follow(scanId, onNews) {
      const set = followers.get(scanId) ?? new Set()
      followers.set(scanId, set.add(onNews))
      return () => {
        set.delete(onNews)
        if (set.size === 0) followers.delete(scanId)
      }
    },
    publish(scanId) {
      for (const onNews of followers.get(scanId) ?? []) onNews()
    },
    publishAll() {
      for (const set of followers.values()) for (const onNews of set) onNews()
    },
  }
}
