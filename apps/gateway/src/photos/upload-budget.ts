/** Bytes of photos held at a time, over all requests. Slow uploads hold little, so they keep nobody out. */
export type UploadBudget = {
  /** False when the bytes do not fit; nothing is taken then. */
  take(bytes: number): boolean
  give(bytes: number): void
  held(): number
}

export function createUploadBudget(limit: number): UploadBudget {
  let held = 0
  return {
    take(bytes) {
      if (held + bytes > limit) return false
      held += bytes
      return true
    },
    give(bytes) {
      held -= bytes
    },
    held: () => held,
  }
}
