/** The queue at a moment, of all gateways. */
export type QueueFigures = {
  /** Scans that wait, counted up to what was asked for. */
  readonly queued: number
  /** Since the acceptance of the one of them that has waited longest; 0 when none waits. */
  readonly oldestQueuedSeconds: number
  readonly running: number
  /** Scans that were given up through no fault of their photo. */
  readonly deadLetters: number
}

export interface QueueMeter {
  read(countTo: number): Promise<QueueFigures>
}
