import type { WaitEstimate } from '@fitsize/usecases'

/** Before anything was measured. */
const firstGuessMs = 1_500
/** Weight of the newest scan: about the last twenty count. */
const newest = 0.1

export type ScanDurations = {
  /** Notes how long a scan took from its claim to its stored result. */
  observe(durationMs: number): void
  /** How many scans all gateways together run at a time. */
  readonly setSlots: (slots: number) => void
  readonly estimateWaitMs: WaitEstimate
}

/**
 * How long a scan will take from where it stands. With `slots` in flight, in all gateways, of `mean` ms each, one ends
 * every mean/slots ms (Little's law); then it takes its own time.
 */
export function createScanDurations(ownSlots: number): ScanDurations {
  let mean: number | null = null
  let slots = ownSlots
  return {
    setSlots(all) {
      slots = Math.max(1, all)
    },
    observe(durationMs) {
      mean = mean === null ? durationMs : mean + newest * (durationMs - mean)
    },
    estimateWaitMs: (position) => Math.round((mean ?? firstGuessMs) * (1 + position / slots)),
  }
}
