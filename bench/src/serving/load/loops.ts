import { setTimeout as pause } from 'node:timers/promises'
import type { Load, Sample } from './plan'

/** Sends the photo of a turn. */
export type Send = (turn: number, signal: AbortSignal) => Promise<void>
export type Run = {
  /** Until the last answer that counts, or all of the time without one. */
  readonly seconds: number
  readonly inTime: number
  readonly samples: Sample[]
  readonly complaints: ReadonlySet<string>
}

type Closed = Extract<Load, { mode: 'closed' }>
type Open = Extract<Load, { mode: 'open' }>

/**
 * Clients that send their next photo when the last one is answered, for so many seconds. What is in flight then is waited
 * for and counts as well, in the time that it took: of a server that works on many photos at once the answers of the
 * first seconds alone would leave out most of its work (128 in flight are 25 s of it). Where the wait was given up, the
 * answers of the time itself count.
 */
export async function closedLoop(send: Send, { clients, seconds, graceSeconds, atMost }: Closed): Promise<Run> {
  const recorder = createRecorder(send)
  let turn = 0
  const over = recorder.endAfter(seconds + graceSeconds)
  const client = async (): Promise<void> => {
    while (!over.aborted && recorder.now() < seconds && turn < atMost) await recorder.sendAt(recorder.now(), turn++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return recorder.finish(recorder.isLeft() ? seconds : seconds + graceSeconds)
}

/**
 * Photos that are due at a constant rate. Their time counts from then, whether or not one could be sent: a server that
 * stalls is not spared the photos that would have come meanwhile.
 */
export async function openLoop(send: Send, { clients, perSecond, seconds, graceSeconds, atMost }: Open): Promise<Run> {
  const recorder = createRecorder(send)
  const count = Math.min(atMost, Math.max(1, Math.floor(seconds * perSecond)))
  const over = recorder.endAfter(seconds + graceSeconds)
  let turn = 0
  const client = async (): Promise<void> => {
    while (turn < count && !over.aborted) {
      const mine = turn++
      const due = mine / perSecond
      const rest = due - recorder.now()
      if (rest > 0) await pause(rest * 1000, undefined, { signal: over }).catch(() => undefined)
      await recorder.sendAt(due, mine)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  // What was due and never sent has waited until now.
  for (; turn < count; turn++) recorder.neverSent(turn / perSecond)
  return recorder.finish(seconds + graceSeconds)
}

function createRecorder(send: Send) {
  const began = performance.now()
  const now = (): number => (performance.now() - began) / 1000
  const samples: Sample[] = []
  const complaints = new Set<string>()
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  return {
    now,
    /** Ends what is in flight then. */
    endAfter(seconds: number): AbortSignal {
      timer = setTimeout(() => ending.abort(), seconds * 1000)
      return ending.signal
    },
    async sendAt(due: number, turn: number): Promise<void> {
      let outcome: Sample['outcome'] = 'answered'
      try {
        await send(turn, ending.signal)
      } catch (error) {
        outcome = ending.signal.aborted ? 'unfinished' : 'failed'
        if (outcome === 'failed') complaints.add(error instanceof Error ? error.message : String(error))
      }
      samples.push({ due, took: now() - due, outcome })
    },
    neverSent(due: number): void {
      samples.push({ due, took: Math.max(0, now() - due), outcome: 'unfinished' })
    },
    /** Whether photos were sent that nobody waits for any more. */
    isLeft: (): boolean => samples.some(({ outcome }) => outcome === 'unfinished'),
    /** within: seconds in which answers count for the throughput. */
    finish(within: number): Run {
      clearTimeout(timer)
      const ends = samples.flatMap(({ due, took, outcome }) => (outcome === 'answered' ? [due + took] : []))
      const inTime = ends.filter((end) => end <= within)
      // A slow server's last photo is cut off by the end: rather than that part of its time, it is left out.
      return { seconds: inTime.length === 0 ? within : Math.max(...inTime), inTime: inTime.length, samples, complaints }
    },
  }
}
