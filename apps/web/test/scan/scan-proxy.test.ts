import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isSameOrigin } from '../../src/features/scan/server/same-origin'
import { proxyNewScan, proxyScan } from '../../src/features/scan/server/scan-proxy'
import { scanId } from './scan-factory'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

type Seen = { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }
async function gateway(answer: (seen: Seen, response: ServerResponse) => void) {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      const entry = { ...(method && { method }), ...(url && { url }), headers, body: Buffer.concat(chunks).toString() }
      seen.push(entry)
      answer(entry, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { seen, gatewayUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
const page = 'http://localhost:3000'
const request = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  new Request(`${page}${path}`, { ...init, headers: { 'sec-fetch-site': 'same-origin', ...init.headers } })

describe('a new scan', () => {
  it('goes to the gateway as it came, with the token of who asks instead of cookies', async () => {
    const { seen, gatewayUrl } = await gateway((_seen, response) => {
      response.writeHead(202, { 'content-type': 'application/json', location: `/v1/scans/${scanId}` }).end('{"id":"x"}')
    })
    const response = await proxyNewScan(
      request('/api/scans', {
        method: 'POST',
        body: 'photo bytes',
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          'idempotency-key': 'k',
          cookie: 'session=secret',
        },
      }),
      async () => ({ gatewayUrl, tokens: ['account', 'guest'] }),
    )
    expect([response.status, await response.text()]).toEqual([202, '{"id":"x"}'])
    expect(response.headers.get('location')).toBe(`/api/scans/${scanId}`)
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/scans', body: 'photo bytes' })
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer account',
      'content-type': 'multipart/form-data; boundary=b',
      'idempotency-key': 'k',
    })
    expect(seen[0]?.headers.cookie).toBeUndefined()
  })

  it("passes the gateway's problem on, with the time to wait", async () => {
    const { gatewayUrl } = await gateway((_seen, response) => {
      response
        .writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '7' })
        .end('{"code":"queue-full"}')
    })
    const response = await proxyNewScan(request('/api/scans', { method: 'POST', body: 'x' }), async () => ({
      gatewayUrl,
      tokens: ['account'],
    }))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({ code: 'queue-full' })
  })

  it('is refused from another site, and when it is far too large, without asking the gateway', async () => {
    const { seen, gatewayUrl } = await gateway((_seen, response) => response.end())
    const foreign = request('/api/scans', { method: 'POST', body: 'x', headers: { 'sec-fetch-site': 'cross-site' } })
    expect((await proxyNewScan(foreign, async () => ({ gatewayUrl, tokens: ['t'] }))).status).toBe(403)
    const huge = request('/api/scans', { method: 'POST', body: 'x', headers: { 'content-length': '99000000' } })
    const refused = await proxyNewScan(huge, async () => ({ gatewayUrl, tokens: ['t'] }))
    expect(await refused.json()).toMatchObject({ code: 'photo-too-large', status: 413 })
    expect(seen).toEqual([])
  })

  it('says that the system is not available when the gateway is down', async () => {
    const { gatewayUrl } = await gateway((_seen, response) => response.end())
    for (const stop of stops.splice(0)) stop()
    const response = await proxyNewScan(request('/api/scans', { method: 'POST', body: 'x' }), async () => ({
      gatewayUrl,
      tokens: ['t'],
    }))
    expect(await response.json()).toMatchObject({ code: 'unavailable', status: 503 })
  })
})

describe('one scan', () => {
  const ownedByGuest = (seen: Seen, response: ServerResponse) => {
    if (seen.headers.authorization === 'Bearer guest') response.writeHead(200).end('the scan')
    else response.writeHead(404).end()
  }

  it('is found by whichever identity of the person owns it', async () => {
    const { seen, gatewayUrl } = await gateway(ownedByGuest)
    const response = await proxyScan(request(`/api/scans/${scanId}`), scanId, '', async () => ({
      gatewayUrl,
      tokens: ['account', 'guest'],
    }))
    expect(await response.text()).toBe('the scan')
    expect(seen).toHaveLength(2)
  })

  it('is not found when none of them does', async () => {
    const { gatewayUrl } = await gateway(ownedByGuest)
    const response = await proxyScan(request(`/api/scans/${scanId}`), scanId, '', async () => ({
      gatewayUrl,
      tokens: ['account'],
    }))
    expect(await response.json()).toMatchObject({ code: 'not-found', status: 404 })
  })

  it('is not looked for under an address that is no id, nor for someone unknown', async () => {
    const { seen, gatewayUrl } = await gateway(ownedByGuest)
    const strange = await proxyScan(request('/api/scans/x'), '../admin', '', async () => ({
      gatewayUrl,
      tokens: ['guest'],
    }))
    const unknown = await proxyScan(request(`/api/scans/${scanId}`), scanId, '', async () => null)
    expect([strange.status, unknown.status]).toEqual([404, 404])
    expect(seen).toEqual([])
  })

  it('streams events as they come and resumes from the last one seen', async () => {
    const { seen, gatewayUrl } = await gateway((_seen, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('id: 8\ndata: {}\n\n')
    })
    const response = await proxyScan(
      request(`/api/scans/${scanId}/events`, { headers: { 'last-event-id': '7' } }),
      scanId,
      '/events',
      async () => ({ gatewayUrl, tokens: ['account'] }),
    )
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-transform')
    const reader = response.body?.getReader()
    const first = await reader?.read()
    // The gateway has not ended the stream: the event is here all the same.
    expect(new TextDecoder().decode(first?.value)).toBe('id: 8\ndata: {}\n\n')
    expect(seen[0]?.headers['last-event-id']).toBe('7')
    await reader?.cancel()
  })

  it('cannot be deleted from another site', async () => {
    const { seen, gatewayUrl } = await gateway((_seen, response) => response.end())
    const foreign = request(`/api/scans/${scanId}`, { method: 'DELETE', headers: { 'sec-fetch-site': 'same-site' } })
    const response = await proxyScan(foreign, scanId, '', async () => ({ gatewayUrl, tokens: ['account'] }))
    expect(response.status).toBe(403)
    expect(seen).toEqual([])
  })
})

describe('isSameOrigin', () => {
  const from = (headers: Record<string, string>) =>
    isSameOrigin(new Request('http://192.168.1.7:3000/api/scans', { method: 'POST', headers }))

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://192.168.1.7:3000' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    // Over plain HTTP from another machine browsers send no Sec-Fetch headers.
    [{ origin: 'http://192.168.1.7:3000', host: '192.168.1.7:3000' }, true],
    [{ origin: 'http://evil.example', host: '192.168.1.7:3000' }, false],
    [{ origin: 'null', host: '192.168.1.7:3000' }, false],
    [{}, true],
  ])('judges %o', (headers, expected) => {
    expect(from(headers)).toBe(expected)
  })
})
