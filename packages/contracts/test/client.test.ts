import { describe, expect, test } from 'vitest'
import { createGatewayClient, type GatewayClient } from '../src/client'

const id = '0d9f6a52-5f5e-4a6e-9a55-6b1f4f0f0d11'
const event = (status: string) => ({ id, status, position: 0, etaMs: 10 })

type Seen = { url: string; init: RequestInit }

function clientOf(answer: Response | Error): { client: GatewayClient; seen: Seen[] } {
  const seen: Seen[] = []
  const client = createGatewayClient({
    baseUrl: 'http://gateway:4000',
    credential: () => 'fs_secret',
    fetch: async (url, init) => {
      seen.push({ url: String(url), init: init ?? {} })
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { client, seen }
}

const collect = async <T>(generator: AsyncGenerator<T>): Promise<T[]> => {
  const items: T[] = []
  for await (const item of generator) items.push(item)
  return items
}

describe('gateway client', () => {
  test('sends the fields before the photo, with the credential and the idempotency key', async () => {
    const accepted = { id, status: 'queued', position: 2, etaMs: 900 }
    const { client, seen } = clientOf(Response.json(accepted, { status: 202 }))
    const submission = { photo: new Blob(['jpeg']), fields: { garmentType: 'skirt' as const }, idempotencyKey: 'k' }
    expect(await client.submitScan(submission)).toEqual({ ok: true, value: accepted })
    const { url, init } = seen[0] ?? { url: '', init: {} }
    expect(url).toBe('http://gateway:4000/v1/scans')
    const headers = new Headers(init.headers)
    expect([headers.get('authorization'), headers.get('idempotency-key')]).toEqual(['Bearer fs_secret', 'k'])
    expect(init.body instanceof FormData && [...init.body.keys()]).toEqual(['garmentType', 'photo'])
  })

  test('works through a proxy at another path, where a cookie says who acts', async () => {
    const seen: Seen[] = []
    const client = createGatewayClient({
      baseUrl: 'http://localhost:3000',
      scansPath: '/api/scans',
      fetch: async (url, init) => {
        seen.push({ url: String(url), init: init ?? {} })
        return new Response(null, { status: 204 })
      },
    })
    expect(await client.deleteScan(id)).toEqual({ ok: true, value: null })
    expect(seen[0]?.url).toBe(`http://localhost:3000/api/scans/${id}`)
    expect(new Headers(seen[0]?.init.headers).has('authorization')).toBe(false)
  })

  test('gives the problem and the time to wait as a value', async () => {
    const problem = { type: 'x', title: 'Full', status: 503, code: 'queue-full', hint: 'Wait.', detail: '5000 wait' }
    const { client } = clientOf(Response.json(problem, { status: 503, headers: { 'retry-after': '7' } }))
    expect(await client.readScan(id)).toEqual({
      ok: false,
      error: { code: 'queue-full', detail: '5000 wait', retryAfterSeconds: 7 },
    })
  })

  test.each([
    [new TypeError('fetch failed'), 'unavailable'],
    [new Response('<html>', { status: 502 }), 'unavailable'],
    [new Response('oops', { status: 500 }), 'internal'],
    [Response.json({ id: 'x' }), 'internal'],
  ])('an answer that breaks the contract is a value too (%#)', async (answer, code) => {
    const result = await clientOf(answer).client.readScan(id)
    expect(result.ok ? result : result.error.code).toBe(code)
  })

  test('follows a scan to its end and says where to resume', async () => {
    const body = `id: 3\nevent: status\ndata: ${JSON.stringify(event('queued'))}\n\n: heartbeat\n\nid: 4\nevent: status\ndata: ${JSON.stringify(event('failed'))}\n\n`
    const { client, seen } = clientOf(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
    expect(await collect(client.followScan(id, { lastEventId: '2' }))).toEqual([
      { ok: true, value: { event: event('queued'), lastEventId: '3' } },
      { ok: true, value: { event: event('failed'), lastEventId: '4' } },
    ])
    expect(new Headers(seen[0]?.init.headers).get('last-event-id')).toBe('2')
  })

  test('a stream that ends early is an error, one with nothing left to say is not', async () => {
    const early = clientOf(new Response(`data: ${JSON.stringify(event('queued'))}\nevent: status\n\n`))
    expect((await collect(early.client.followScan(id))).map(({ ok }) => ok)).toEqual([true, false])
    expect(await collect(clientOf(new Response(null, { status: 204 })).client.followScan(id))).toEqual([])
  })
})
