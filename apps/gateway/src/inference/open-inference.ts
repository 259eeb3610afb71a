import { Readable } from 'node:stream'
import type { InferenceInput } from '@fitsize/contracts'
import {
  type Inference,
  type InferenceFailure,
  type InferenceOptions,
  type InferenceResult,
  readKeypoints,
  readMarker,
  readReport,
  type StopSignal,
} from '@fitsize/usecases'
import { z } from 'zod'
import { admits, type CallEnd } from './circuit'
import { failureOfError, failureOfStatus, transient } from './failures'
import { type RequestBody, requestBodyOf } from './request-body'
import { createServers, type Server, type ServersOptions } from './servers'

/** A time-out shorter than any setting allows is the end of a scan's own time, and no fault of the server. */
const shortestFairMs = 1_000

export type ModelNames = { readonly keypoints: string; readonly marker: string }
const ownNames: ModelNames = { keypoints: 'keypoints', marker: 'marker' }

export type OpenInference = Inference & {
  readonly servers: () => readonly Server[]
  readonly close: () => Promise<void>
}

const bytes = (name: string, value: string): InferenceInput => ({ name, datatype: 'BYTES', shape: [1], data: [value] })
const number = (name: string, value: number): InferenceInput => ({ name, datatype: 'FP32', shape: [1], data: [value] })

/**
 * The Inference port over the Open Inference Protocol v2 (HTTP, JSON, images as base64 BYTES: as JSON numbers a photo
 * of 640 px takes 81 ms of CPU and 5.6 MB).
 * @param urls one or several servers with the same models
 * @param models what these are called there
 */
export function createOpenInference(
  urls: readonly string[],
  models: ModelNames = ownNames,
  options: Partial<ServersOptions> = {},
): OpenInference {
  const servers = createServers(urls, { random: Math.random, ...options })

  const infer = async <T>(
    model: string,
    body: RequestBody,
    read: (body: unknown) => T,
    { timeoutMs, avoid = [], ...rest }: InferenceOptions,
  ): Promise<InferenceResult<T>> => {
    const untilMs = performance.now() + timeoutMs
    const tried = new Set<string>()
    const avoided = new Set(avoid)
    const reasons: string[] = []
    for (;;) {
      const server = servers.choose(tried, avoided)
      if (server === null) {
        const reason = reasons.join('; ') || 'no inference server is fit to be asked'
        return { ok: false, failure: { kind: 'unavailable', reason } }
      }
      tried.add(server.url)
      const left = { ...rest, timeoutMs: Math.max(1, untilMs - performance.now()) }
      const { result } = await servers.ask(server, async () => await exchangeWith(server, model, body, read, left))
      if (result.ok) return result
      const { kind, reason } = result.failure
      const told = urls.length > 1 ? `${server.url}: ${reason}` : reason
      if (kind !== 'unavailable') return { ok: false, failure: { ...result.failure, reason: told, server: server.url } }
      // Nothing was asked of it, so another one can be tried at once.
      reasons.push(told)
    }
  }

  return {
    findKeypoints: ({ scanId, image, garmentType }, options) =>
      infer(
        models.keypoints,
        requestBodyOf(scanId, image, [bytes('garment_type', garmentType)]),
        readKeypoints,
        options,
      ),
    findMarker: ({ scanId, image, marker, focalLength35mm }, options) =>
      infer(
        models.marker,
        requestBodyOf(scanId, image, [bytes('marker', marker), number('focal_length_35mm', focalLength35mm ?? 0)]),
        readMarker,
        options,
      ),
    async isReachable() {
      await servers.known
      return servers.list().some(({ circuit }) => admits(circuit))
    },
    servers: servers.list,
    close: servers.close,
  }
}

type Exchange<T> = { readonly result: InferenceResult<T>; readonly end: CallEnd }

async function exchangeWith<T>(
  { connection, prefix }: Server,
  model: string,
  { parts, byteLength }: RequestBody,
  read: (body: unknown) => T,
  { timeoutMs, signal, traceparent }: InferenceOptions,
): Promise<Exchange<T>> {
  const stop = stopAfter(timeoutMs, signal)
  try {
    const answer = await connection.request({
      method: 'POST',
      path: `${prefix}/v2/models/${encodeURIComponent(model)}/infer`,
      headers: {
        'content-type': 'application/json',
        'content-length': String(byteLength),
        ...(traceparent === undefined ? {} : { traceparent }),
      },
      body: Readable.from(parts),
      signal: stop.signal,
    })
    const result = readAnswer({ status: answer.statusCode, text: await answer.body.text() }, read)
    return { result, end: !result.ok && result.failure.kind === 'transient' ? 'failed' : 'answered' }
  } catch (error) {
    const failed = (failure: InferenceFailure, end: CallEnd): Exchange<T> => ({ result: { ok: false, failure }, end })
    if (signal.aborted) return failed({ kind: 'aborted', reason: 'the scan was stopped' }, 'neither')
    if (stop.timedOut()) {
      const end = timeoutMs < shortestFairMs ? 'neither' : 'failed'
      return failed(transient('timeout', `no answer within ${Math.round(timeoutMs)} ms`), end)
    }
    const failure = failureOfError(error)
    return failed(failure, failure.kind === 'unavailable' ? 'refused' : 'failed')
  } finally {
    stop.release()
  }
}

type Answer = { readonly status: number; readonly text: string }

function readAnswer<T>({ status, text }: Answer, read: (body: unknown) => T): InferenceResult<T> {
  if (status !== 200) return { ok: false, failure: failureOfStatus(status, text) }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { ok: false, failure: transient('broken-answer', 'the answer is not JSON') }
  }
  try {
    return { ok: true, value: read(body), report: readReport(body) }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const reason = `the answer breaks the contract: ${z.prettifyError(error)}`
    return { ok: false, failure: { kind: 'rejected', reason } }
  }
}

/** A signal that fires after a time or with another signal, whichever is first. */
function stopAfter(timeoutMs: number, outer: StopSignal) {
  const controller = new AbortController()
  let timedOut = false
  const abort = () => controller.abort()
  const timer = setTimeout(() => {
    timedOut = true
    abort()
  }, timeoutMs)
  outer.addEventListener('abort', abort)
  if (outer.aborted) abort()
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    release: () => {
      clearTimeout(timer)
      outer.removeEventListener('abort', abort)
    },
  }
}
