import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { scanAcceptedSchema } from '@fitsize/contracts'
import { createGatewayClient } from '@fitsize/contracts/client'
import type { RequestActor } from '@fitsize/identity'
import { Agent } from 'undici'
import type { DrilledHouse } from './house'
import type { SmallPhoto } from './small-photos'

/** What became of a photo that was offered once. */
export type Offer =
  | {
      readonly kind: 'accepted'
      readonly scanId: string
      readonly answeredMs: number
      /** How long the answer said it would take. */
      readonly etaMs: number
      /** Resolves when the scan's events have told its end. */
      readonly ended: Promise<void>
    }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly answeredMs: number
      readonly retryAfterSeconds: number | null
    }

export const newGuest = (): RequestActor => ({ kind: 'guest', guestId: randomUUID(), quotaClass: 'guest' })

/** Sends photos once each, as cheaply as may be: bodies are made ahead, connections are kept. */
export function createOfferer(house: DrilledHouse, photos: readonly SmallPhoto[]) {
  const [gateway] = house.gateways
  if (gateway === undefined) throw new Error('there is no gateway')
  const boundary = 'a-boundary-that-no-photo-has'
  const bodies = photos.map(({ garmentType, bytes }) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="garmentType"\r\n\r\n${garmentType}\r\n` +
          `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  )
  const agent = new Agent({ keepAliveTimeout: 30_000 })

  const follow = async (scanId: string, token: string): Promise<void> => {
    const client = createGatewayClient({ baseUrl: gateway.url, credential: () => token })
    for (;;) {
      let failed = false
      for await (const step of client.followScan(scanId)) failed = !step.ok
      if (!failed) return
      await pause(500)
    }
  }

  return {
    async offer(turn: number, actor: RequestActor = newGuest()): Promise<Offer> {
      const token = await house.tokenOf(actor)
      const started = performance.now()
      const { statusCode, headers, body } = await agent.request({
        origin: gateway.url,
        path: '/v1/scans',
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
        body: bodies[turn % bodies.length] ?? null,
      })
      const text = await body.text()
      const answeredMs = performance.now() - started
      if (statusCode !== 202) {
        const retryAfter = Number(headers['retry-after'] ?? Number.NaN)
        return {
          kind: 'refused',
          status: statusCode,
          answeredMs,
          retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
        }
      }
      const { id, etaMs } = scanAcceptedSchema.parse(JSON.parse(text))
      return { kind: 'accepted', scanId: id, answeredMs, etaMs, ended: follow(id, token) }
    },
    close: async () => await agent.close(),
  }
}

export type Offerer = ReturnType<typeof createOfferer>
