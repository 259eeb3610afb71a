import { type DomainError, isFinished, type Scan } from '@fitsize/contracts'
import type { GatewayClient } from '@fitsize/contracts/client'
import type { Connection, Progress } from './scan-flow'

export type ScanFollower = {
  readonly onProgress: (progress: Progress) => void
  readonly onConnection: (connection: Connection) => void
  readonly onFinished: (scan: Scan) => void
  /** The scan is not there, or nothing was heard of it in spite of all attempts. */
  readonly onLost: (problem: DomainError) => void
}

export type FollowOptions = {
  readonly client: Pick<GatewayClient, 'readScan' | 'followScan'>
  readonly scanId: string
  readonly signal: AbortSignal
  /** How long to wait before each attempt to connect again, in milliseconds; lost when they are used up. */
  readonly retryDelaysMs?: readonly number[]
  /** How long a stream may say nothing before the scan is read again, in milliseconds. */
  readonly silenceMs?: number
}

type Heard = {
  /** How the stream ended: the scan has finished, the stream broke, or it said nothing for too long. */
  readonly end: 'finished' | 'broken' | 'silent'
  readonly news: boolean
}

/** Together half a minute: a gateway that restarts is back by then. */
const defaultRetryDelaysMs = [500, 1000, 2000, 4000, 8000, 15000] as const
/** A connection can die without a sound, when a phone changes networks. */
const defaultSilenceMs = 20_000

/**
 * Follows a scan to its end: reads it, then listens to its events, and reads it again when they say that it has
 * finished. A connection that breaks is taken up again from the last event seen; any news resets the patience.
 */
export async function followScan(options: FollowOptions, follower: ScanFollower): Promise<void> {
  const { client, scanId, signal, retryDelaysMs = defaultRetryDelaysMs, silenceMs = defaultSilenceMs } = options
  let attempt = 0
  let lastEventId: string | undefined
  while (!signal.aborted) {
    const read = await client.readScan(scanId, signal)
    if (signal.aborted) return
    if (read.ok && isFinished(read.value.status)) return follower.onFinished(read.value)
    if (!read.ok && !isPassing(read.error)) return follower.onLost(read.error)
    if (read.ok) {
      follower.onConnection('live')
      const { status, position, etaMs } = read.value
      follower.onProgress({ status, position, etaMs })
      const heard = await listen()
      if (signal.aborted) return
      if (heard.news) attempt = 0
      if (heard.end !== 'broken') continue
    }
    const delay = retryDelaysMs[attempt]
    if (delay === undefined) return follower.onLost(read.ok ? { code: 'unavailable' } : read.error)
    attempt += 1
    follower.onConnection('reconnecting')
    await pause(delay, signal)
  }

  async function listen(): Promise<Heard> {
    const stream = new AbortController()
    const stop = () => stream.abort()
    signal.addEventListener('abort', stop, { once: true })
    let silence = setTimeout(stop, silenceMs)
    let news = false
    try {
      for await (const received of client.followScan(scanId, {
        signal: stream.signal,
        ...(lastEventId === undefined ? {} : { lastEventId }),
      })) {
        if (!received.ok) break
        clearTimeout(silence)
        silence = setTimeout(stop, silenceMs)
        news = true
        lastEventId = received.value.lastEventId ?? lastEventId
        const { status, position, etaMs } = received.value.event
        if (isFinished(status)) return { end: 'finished', news }
        follower.onProgress({ status, position, etaMs })
      }
      return { end: stream.signal.aborted ? 'silent' : 'broken', news }
    } finally {
      clearTimeout(silence)
      signal.removeEventListener('abort', stop)
    }
  }
}

/** Whether the same question may be answered a little later. */
function isPassing(error: DomainError): boolean {
  return error.code === 'unavailable' || error.code === 'rate-limited'
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
