import { setTimeout as pause } from 'node:timers/promises'
import type { Journey } from './persistent-client'
import type { Timing } from './recovery'

/** Clients that come at a rate of their own, whatever the house does. */
export type Crowd = {
  /** Those who have come, with what they saw; unended ones end at Infinity. */
  readonly journeys: () => readonly Timing[]
  readonly come: () => number
  /** Lets nobody come any more, and waits for those who are there. */
  readonly close: () => Promise<readonly Journey[]>
}

type Visit = { readonly begunMs: number; ended: Journey | null }

/**
 * @param perSecond of clients, the times between them drawn as of a Poisson process
 * @param random uniform in [0, 1)
 */
export function openCrowd(perSecond: number, random: () => number, client: (turn: number) => Promise<Journey>): Crowd {
  const visits: Visit[] = []
  const running: Promise<Journey>[] = []
  const closing = new AbortController()
  let failure: unknown = null

  const coming = (async () => {
    let dueMs = Date.now()
    while (!closing.signal.aborted) {
      dueMs += (-Math.log(1 - random()) * 1000) / perSecond
      await pause(Math.max(0, dueMs - Date.now()), undefined, { signal: closing.signal }).catch(() => undefined)
      if (closing.signal.aborted) return
      const visit: Visit = { begunMs: Date.now(), ended: null }
      const journey = client(visits.length).then((ended) => {
        visit.ended = ended
        return ended
      })
      journey.catch((error: unknown) => {
        failure ??= error
      })
      visits.push(visit)
      running.push(journey)
    }
  })()

  return {
    journeys() {
      if (failure !== null) throw failure
      return visits.map(
        ({ begunMs, ended }) =>
          ended ?? { begunMs, acceptedMs: Number.POSITIVE_INFINITY, endedMs: Number.POSITIVE_INFINITY },
      )
    },
    come: () => visits.length,
    async close() {
      closing.abort()
      await coming
      return await Promise.all(running)
    },
  }
}
