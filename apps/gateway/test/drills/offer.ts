import { randomUUID } from 'node:crypto'
import { scanAcceptedSchema } from '@fitsize/contracts'
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

/**
 * Sends photos once each, as cheaply as may be, since it takes its share of the cores that it puts under load: bodies and
 * tokens are made ahead, connections are kept, events are received and not read.
 * @param guests how many may come
 */
export async function createOfferer(house: DrilledHouse, photos: readonly SmallPhoto[], guests: number) {
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

  const tokens = await Promise.all(Array.from({ length: guests }, async () => await house.tokenOf(newGuest())))

  /** The stream ends with the scan; whether the scan has ended well is read from the database. */
  const follow = async (scanId: string, token: string): Promise<void> => {
    const { body } = await agent.request({
      origin: gateway.url,
      path: `/v1/scans/${scanId}/events`,
      method: 'GET',
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      bodyTimeout: 60_000,
    })
    for await (const _chunk of body);
  }

  return {
    /** Of a guest who comes for the first time, unless somebody's token is given. */
    async offer(turn: number, known?: string): Promise<Offer> {
      const token = known ?? tokens.pop()
      if (token === undefined) throw new Error(`more than ${guests} guests came`)
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

export type Offerer = Awaited<ReturnType<typeof createOfferer>>
