import type { z } from 'zod'
import { createEventStreamParser } from './event-stream'
import { problemSchema } from './problem'
import { type DomainError, fail, ok, type Result } from './result'
import {
  type ErasedScans,
  erasedScansSchema,
  type Scan,
  type ScanAccepted,
  type ScanEvent,
  type ScanRequestFields,
  scanAcceptedSchema,
  scanEventSchema,
  scanSchema,
} from './scan'
import { isFinished } from './scan-status'

export type GatewayClientOptions = {
  /** Such as http://127.0.0.1:4000. */
  readonly baseUrl: string
  /**
   * An API key or an actor token, asked for anew at each request since tokens are short-lived. Left out where a cookie
   * says who acts: between a browser and the web application.
   */
  readonly credential?: () => string | Promise<string>
  /** Where the scans are; `/v1/scans` unless something proxies them from elsewhere. */
  readonly scansPath?: string
  readonly fetch?: typeof globalThis.fetch
}

export type ScanSubmission = {
  readonly photo: Blob
  readonly fields?: Partial<ScanRequestFields>
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** An event as received; `lastEventId` resumes the stream. */
export type ReceivedScanEvent = { readonly event: ScanEvent; readonly lastEventId: string | null }

export type GatewayClient = {
  /** `POST /v1/scans`. */
  submitScan(submission: ScanSubmission): Promise<Result<ScanAccepted>>
  /** `GET /v1/scans/{id}`. */
  readScan(id: string, signal?: AbortSignal): Promise<Result<Scan>>
  /** `DELETE /v1/scans/{id}`: cancels it, erases photo and findings. */
  deleteScan(id: string, signal?: AbortSignal): Promise<Result<null>>
  /** `DELETE /v1/scans`: erases all scans of whoever asks, up to 100 with one call. */
  eraseScans(signal?: AbortSignal): Promise<Result<ErasedScans>>
  /**
   * `GET /v1/scans/{id}/events` until the scan has finished, the stream breaks or the signal aborts. A broken stream
   * ends the iteration with an error; call again with the last event's id to resume.
   */
  followScan(
    id: string,
    options?: { readonly lastEventId?: string; readonly signal?: AbortSignal },
  ): AsyncGenerator<Result<ReceivedScanEvent>, void>
}

/** A typed client of the gateway. Failures are values: the gateway's own, or `unavailable` when it cannot be reached. */
export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  const scansPath = options.scansPath ?? '/v1/scans'
  const scanPath = (id: string): string => `${scansPath}/${encodeURIComponent(id)}`
  const send = async (path: string, init: RequestInit): Promise<Result<Response>> => {
    const headers = new Headers(init.headers)
    if (options.credential) headers.set('authorization', `Bearer ${await options.credential()}`)
    let response: Response
    try {
      response = await (options.fetch ?? fetch)(new URL(path, options.baseUrl), { ...init, headers })
    } catch (error) {
      return fail('unavailable', { detail: `The gateway cannot be reached: ${reasonOf(error)}` })
    }
    return response.ok ? ok(response) : { ok: false, error: await errorOf(response) }
  }

  return {
    async submitScan({ photo, fields = {}, idempotencyKey, signal }) {
      const form = new FormData()
      // Fields go first, so that a wrong one is refused before megabytes are sent.
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, String(value))
      form.set('photo', photo, 'photo')
      const response = await send(scansPath, {
        method: 'POST',
        body: form,
        ...(idempotencyKey === undefined ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
        ...(signal === undefined ? {} : { signal }),
      })
      return response.ok ? await parsed(response.value, scanAcceptedSchema) : response
    },
    async readScan(id, signal) {
      const response = await send(scanPath(id), signal === undefined ? {} : { signal })
      return response.ok ? await parsed(response.value, scanSchema) : response
    },
    async deleteScan(id, signal) {
      const response = await send(scanPath(id), { method: 'DELETE', ...(signal === undefined ? {} : { signal }) })
      return response.ok ? ok(null) : response
    },
    async eraseScans(signal) {
      const response = await send(`${scansPath}?all=true`, {
        method: 'DELETE',
        ...(signal === undefined ? {} : { signal }),
      })
      return response.ok ? await parsed(response.value, erasedScansSchema) : response
    },
    async *followScan(id, { lastEventId, signal } = {}) {
      const response = await send(`${scanPath(id)}/events`, {
        headers: {
          accept: 'text/event-stream',
          ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
        },
        ...(signal === undefined ? {} : { signal }),
      })
      if (!response.ok) {
        yield response
        return
      }
      yield* readEvents(response.value)
    },
  }
}

async function* readEvents(response: Response): AsyncGenerator<Result<ReceivedScanEvent>, void> {
  // 204: everything was seen already and the scan has finished.
  if (response.status === 204 || response.body === null) return
  const parse = createEventStreamParser()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) break
      for (const { name, id, data } of parse(value)) {
        if (name !== 'status') continue
        const event = scanEventSchema.safeParse(parseJson(data))
        if (!event.success) {
          yield fail('internal', { detail: 'The gateway sent an event that breaks the contract.' })
          return
        }
        yield ok({ event: event.data, lastEventId: id })
        if (isFinished(event.data.status)) return
      }
    }
    yield fail('unavailable', { detail: 'The event stream ended before the scan had finished.' })
  } catch (error) {
    yield fail('unavailable', { detail: `The event stream broke: ${reasonOf(error)}` })
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function parsed<T extends z.ZodType>(response: Response, schema: T): Promise<Result<z.infer<T>>> {
  const body = schema.safeParse(parseJson(await response.text().catch(() => '')))
  return body.success
    ? ok(body.data)
    : fail('internal', { detail: 'The gateway sent an answer that breaks the contract.' })
}

async function errorOf(response: Response): Promise<DomainError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}
  const problem = problemSchema.safeParse(parseJson(await response.text().catch(() => '')))
  if (!problem.success) {
    const code = response.status >= 502 && response.status <= 504 ? 'unavailable' : 'internal'
    return { code, detail: `The gateway answered ${response.status} without a problem document.`, ...wait }
  }
  const { code, detail, fields } = problem.data
  return { code, ...(detail === undefined ? {} : { detail }), ...(fields === undefined ? {} : { fields }), ...wait }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
