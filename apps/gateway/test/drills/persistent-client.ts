import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type DomainError, isFinished, type ScanStatus } from '@fitsize/contracts'
import { createGatewayClient, type GatewayClient } from '@fitsize/contracts/client'
import type { SmallPhoto } from './small-photos'

/** What a person with a phone saw of one photo. Times are of the wall clock, as the database's are. */
export type Journey = {
  readonly scanId: string
  readonly idempotencyKey: string
  readonly begunMs: number
  readonly acceptedMs: number
  /** When it was told that the scan had ended. */
  readonly endedMs: number
  readonly status: ScanStatus
  readonly errorCode: string | null
  readonly dimensions: number
  /** Why it had to send the photo again, one entry each time. */
  readonly refusals: readonly string[]
  /** How often the event stream told an end; more than one would be two results. */
  readonly endsTold: number
}

export type ClientOptions = {
  /** Gateways as a load balancer knows them; the first is asked first. */
  readonly gateways: readonly string[]
  readonly token: string
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Answers that a client never should get are told here. */
  readonly onComplaint: (text: string) => void
}

/** Sends a photo until it is accepted, always with the same key, follows the scan to its end and reads it. */
export async function measurePersistently(photo: SmallPhoto, options: ClientOptions): Promise<Journey> {
  const clients = options.gateways.map((baseUrl) => createGatewayClient({ baseUrl, credential: () => options.token }))
  const asking = takingTurns(clients)
  const wait = async ({ retryAfterSeconds = 0.5 }: Pick<DomainError, 'retryAfterSeconds'>) =>
    await pause(1000 * retryAfterSeconds * (0.75 + 0.5 * options.random()))
  const idempotencyKey = randomUUID()
  const begunMs = Date.now()
  const refusals: string[] = []
  const accepted = await (async () => {
    for (;;) {
      const answer = await asking.now().submitScan({
        photo: new Blob([photo.bytes.slice()]),
        fields: { garmentType: photo.garmentType },
        idempotencyKey,
      })
      if (answer.ok) return answer.value
      const { code, detail = '' } = answer.error
      refusals.push(`${code} ${detail}`)
      if (!isPassing(code)) options.onComplaint(`a good photo was answered ${code} ${detail}`)
      asking.next()
      await wait(answer.error)
    }
  })()
  const acceptedMs = Date.now()

  let lastEventId: string | undefined
  let endsTold = 0
  let hasEnded = isFinished(accepted.status)
  while (!hasEnded) {
    let failure: DomainError | null = null
    for await (const step of asking.now().followScan(accepted.id, lastEventId === undefined ? {} : { lastEventId })) {
      if (!step.ok) failure = step.error
      else {
        lastEventId = step.value.lastEventId ?? lastEventId
        if (isFinished(step.value.event.status)) endsTold += 1
      }
    }
    hasEnded = failure === null
    if (failure !== null) {
      if (!isPassing(failure.code)) options.onComplaint(`following: ${failure.code} ${failure.detail ?? ''}`)
      asking.next()
      await wait(failure)
    }
  }
  const endedMs = Date.now()
  for (;;) {
    const scan = await asking.now().readScan(accepted.id)
    if (scan.ok)
      return {
        scanId: accepted.id,
        idempotencyKey,
        begunMs,
        acceptedMs,
        endedMs,
        status: scan.value.status,
        errorCode: scan.value.error?.code ?? null,
        dimensions: Object.keys(scan.value.dimensions).length,
        refusals,
        endsTold,
      }
    if (!isPassing(scan.error.code)) options.onComplaint(`reading: ${scan.error.code} ${scan.error.detail ?? ''}`)
    asking.next()
    await wait(scan.error)
  }
}

/** Whether a refusal says "not now". */
const isPassing = (code: string): boolean => code === 'unavailable' || code === 'queue-full' || code === 'rate-limited'

function takingTurns(clients: readonly GatewayClient[]): { now: () => GatewayClient; next: () => void } {
  let turn = 0
  return {
    now() {
      const client = clients[turn % clients.length]
      if (client === undefined) throw new Error('there is no gateway')
      return client
    },
    next() {
      turn += 1
    },
  }
}
