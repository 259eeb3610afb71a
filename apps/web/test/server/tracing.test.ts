import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTraceReceiver, type TraceReceiver } from '@fitsize/testing'
import { inSpan, startTracing, type Tracing } from '@fitsize/tracing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { proxyNewScan, proxyScan } from '../../src/features/scan/server/scan-proxy'
import { scanId } from '../scan/scan-factory'

const seen: IncomingHttpHeaders[] = []
const gateway = createServer((request, response) => {
  seen.push(request.headers)
  request.resume()
  response.writeHead(202, { 'content-type': 'application/json' }).end('{}')
})
let options: { gatewayUrl: string; tokens: [string] }
beforeEach(async () => {
  seen.length = 0
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  options = { gatewayUrl: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, tokens: ['account'] }
})
afterEach(async () => {
  gateway.closeAllConnections()
  await new Promise((resolve) => gateway.close(resolve))
})

const browsers = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const request = (path: string, init: RequestInit = {}) =>
  new Request(`http://localhost:3000${path}`, {
    ...init,
    headers: { 'sec-fetch-site': 'same-origin', traceparent: browsers },
  })

describe('a call of the gateway', () => {
  it('tells it no trace while tracing is off, not even the one that the browser names', async () => {
    await proxyNewScan(request('/api/scans', { method: 'POST', body: 'photo' }), async () => options)
    expect(seen[0]?.traceparent).toBeUndefined()
  })

  describe('with tracing on', () => {
    let receiver: TraceReceiver
    let tracing: Tracing
    beforeEach(async () => {
      receiver = await startTraceReceiver()
      tracing = await startTracing({ service: 'fitsize-web', version: '0', endpoint: receiver.url, isGlobal: true })
    })
    afterEach(async () => await receiver.close())

    it('lets it go on in the span of the call, within that of the request', async () => {
      await inSpan(tracing, 'request', { kind: 'server', parent: browsers }, async () => {
        await proxyNewScan(request('/api/scans', { method: 'POST', body: 'photo' }), async () => options)
        await proxyScan(request(`/api/scans/${scanId}/events`), scanId, '/events', async () => options)
      })
      await tracing.close()
      const named = (name: string) => receiver.spans.find((span) => span.name === name)
      const calls = ['gateway POST /v1/scans', 'gateway GET /v1/scans/:id/events']
      for (const [index, name] of calls.entries()) {
        const call = named(name)
        expect(call).toMatchObject({
          traceId: '0af7651916cd43dd8448eb211c80319c',
          parentSpanId: named('request')?.spanId,
          kind: 3,
          attributes: { 'http.response.status_code': 202 },
        })
        expect(seen[index]?.traceparent).toBe(`00-${call?.traceId}-${call?.spanId}-01`)
      }
    })

    it('is shown as failed when the gateway is away', async () => {
      const away = { ...options, gatewayUrl: 'http://127.0.0.1:1' }
      const response = await proxyNewScan(request('/api/scans', { method: 'POST', body: 'photo' }), async () => away)
      expect(response.status).toBe(503)
      await tracing.close()
      expect(receiver.spans).toMatchObject([
        { name: 'gateway POST /v1/scans', status: { code: 2, message: 'TypeError' } },
      ])
    })
  })
})
