import { setTimeout as pause } from 'node:timers/promises'
import type { Load, Sample } from './plan'

/** Sends the photo of a turn. */
export type Send = (turn: number, signal: AbortSignal) => Promise<void>
export type Run = { readonly seconds: number; readonly samples: Sample[]; readonly complaints: ReadonlySet<string> }

type Closed = Extract<Load, { mode: 'closed' }>
type Open = Extract<Load, { mode: 'open' }>

/** Clients that send their next photo when the last one is answered. */
export async function closedLoop(send: Send, { clients, seconds, atMost }: Closed): Promise<Run> {
  const recorder = createRecorder(send)
  let turn = 0
  const over = recorder.endAfter(seconds)
  const client = async (): Promise<void> => {
    while (!over.aborted && turn < atMost) await recorder.sendAt(recorder.now(), turn++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return recorder.finish(over.aborted ? seconds : recorder.now())
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
  return recorder.finish(Math.max(recorder.lastAnswer(), count / perSecond))
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
    lastAnswer: (): number => Math.max(0, ...samples.map(({ due, took }) => due + took)),
    finish(seconds: number): Run {
      clearTimeout(timer)
      return { seconds, samples, complaints }
    },
  }
}
