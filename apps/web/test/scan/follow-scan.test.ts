import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DomainError, Scan } from '@fitsize/contracts'
import { createGatewayClient } from '@fitsize/contracts/client'
import { afterEach, describe, expect, it } from 'vitest'
import { followScan } from '../../src/features/scan/flow/follow-scan'
import type { Connection, Progress } from '../../src/features/scan/flow/scan-flow'
import { scanId, scanWith } from './scan-factory'

type Handler = (request: IncomingMessage, response: ServerResponse) => void
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A scan API on a real socket: `reads` answers each GET of the scan in turn (the last one repeats), `streams` each event stream. */
async function serve(reads: readonly Handler[], streams: readonly Handler[]) {
  const seen: { reads: number; lastEventIds: (string | undefined)[] } = { reads: 0, lastEventIds: [] }
  const server = createServer((request, response) => {
    if (request.url?.endsWith('/events')) {
      const handler = streams[Math.min(seen.lastEventIds.length, streams.length - 1)]
      seen.lastEventIds.push(request.headers['last-event-id']?.toString())
      return handler?.(request, response)
    }
    const handler = reads[Math.min(seen.reads, reads.length - 1)]
    seen.reads += 1
    handler?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { seen, client: createGatewayClient({ baseUrl: `http://127.0.0.1:${port}`, scansPath: '/api/scans' }) }
}

const scanAnswer =
  (changes: Partial<Scan>): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(scanWith(changes)))
  }
const problem =
  (status: number, code: string): Handler =>
  (_request, response) => {
    const document = { type: 'x', title: 'x', status, code, hint: 'x' }
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(document))
  }
const stream =
  (events: readonly Partial<Progress>[], { end = true, from = 1 } = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    events.forEach((event, index) => {
      const data = { id: scanId, status: 'running', position: 0, etaMs: 500, ...event }
      response.write(`event: status\nid: ${from + index}\ndata: ${JSON.stringify(data)}\n\n`)
    })
    if (end) response.end()
  }

const queued = scanAnswer({ status: 'queued', position: 2, etaMs: 4000 })
const done = scanAnswer({})

type Outcome = { progress: Progress[]; connections: Connection[]; finished: Scan | null; lost: DomainError | null }
async function follow(
  client: ReturnType<typeof createGatewayClient>,
  options: { retryDelaysMs?: number[]; silenceMs?: number; signal?: AbortSignal } = {},
): Promise<Outcome> {
  const outcome: Outcome = { progress: [], connections: [], finished: null, lost: null }
  await followScan(
    { client, scanId, signal: new AbortController().signal, retryDelaysMs: [1, 1, 1], ...options },
    {
      onProgress: (progress) => outcome.progress.push(progress),
      onConnection: (connection) => outcome.connections.push(connection),
      onFinished: (scan) => {
        outcome.finished = scan
      },
      onLost: (error) => {
        outcome.lost = error
      },
    },
  )
  return outcome
}

describe('followScan', () => {
  it('reads a scan that has finished already without listening', async () => {
    const { client, seen } = await serve([done], [])
    const { finished } = await follow(client)
    expect(finished?.status).toBe('succeeded')
    expect(seen.lastEventIds).toEqual([])
  })

  it('tells the progress, then the result', async () => {
    const { client } = await serve([queued, done], [stream([{ status: 'running' }, { status: 'succeeded' }])])
    const { progress, finished } = await follow(client)
    expect(progress.map(({ status }) => status)).toEqual(['queued', 'running'])
    expect(finished?.id).toBe(scanId)
  })

  it('takes a broken stream up from the last event it saw', async () => {
    const { client, seen } = await serve(
      [queued, queued, done],
      [stream([{ position: 1 }, { position: 0 }]), stream([{ status: 'succeeded' }], { from: 3 })],
    )
    const { connections, finished } = await follow(client)
    expect(seen.lastEventIds).toEqual([undefined, '2'])
    expect(connections).toContain('reconnecting')
    expect(finished).not.toBeNull()
  })

  it('outlives a gateway that restarts', async () => {
    const down = problem(503, 'unavailable')
    const { client } = await serve([queued, down, down, done], [stream([])])
    const { finished, connections } = await follow(client)
    expect(finished).not.toBeNull()
    expect(connections).toEqual(['live', 'reconnecting', 'reconnecting', 'reconnecting'])
  })

  it('gives up when nothing answers, and says so', async () => {
    const { client, seen } = await serve([problem(503, 'unavailable')], [])
    const { lost, finished } = await follow(client)
    expect(lost?.code).toBe('unavailable')
    expect(finished).toBeNull()
    expect(seen.reads).toBe(4)
  })

  it('does not insist on a scan that is not there', async () => {
    const { client, seen } = await serve([problem(404, 'not-found')], [])
    expect((await follow(client)).lost?.code).toBe('not-found')
    expect(seen.reads).toBe(1)
  })

  it('reads again when a stream says nothing for too long', async () => {
    const { client, seen } = await serve([queued, done], [stream([], { end: false })])
    const { finished, connections } = await follow(client, { silenceMs: 30 })
    expect(finished).not.toBeNull()
    expect(seen.reads).toBe(2)
    expect(connections).not.toContain('reconnecting')
  })

  it('falls silent when it is no longer wanted', async () => {
    const leaving = new AbortController()
    const { client } = await serve(
      [queued],
      [
        (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
          leaving.abort()
        },
      ],
    )
    const { finished, lost } = await follow(client, { signal: leaving.signal })
    expect([finished, lost]).toEqual([null, null])
  })
})
