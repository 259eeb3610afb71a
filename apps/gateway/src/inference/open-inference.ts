import type { InferenceInput, InferenceRequest } from '@fitsize/contracts'
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
import { Pool } from 'undici'
import { z } from 'zod'
import { type Address, byPreference, markDown } from './addresses'
import { failureOfError, failureOfStatus, isUnreachable, transient } from './failures'

const connectTimeoutMs = 3_000
/** An answer has some 300 numbers; more than this is no answer. */
const longestAnswer = 4 * 1024 * 1024

export type OpenInference = Inference & { readonly close: () => Promise<void> }

const bytes = (name: string, value: string): InferenceInput => ({ name, datatype: 'BYTES', shape: [1], data: [value] })
const number = (name: string, value: number): InferenceInput => ({ name, datatype: 'FP32', shape: [1], data: [value] })
const base64 = (image: Uint8Array): string =>
  Buffer.from(image.buffer, image.byteOffset, image.byteLength).toString('base64')

/**
 * The Inference port over the Open Inference Protocol v2 (HTTP, JSON, images as base64 BYTES: as JSON numbers a photo
 * of 640 px takes 81 ms of CPU and 5.6 MB).
 * @param urls one or several servers with the same models; the one with the fewest of our requests is asked.
 */
export function createOpenInference(urls: readonly string[]): OpenInference {
  const addresses = urls.map(
    (url): Address<Pool> => ({
      url,
      // Time limits are per request, below.
      connection: new Pool(new URL(url).origin, {
        headersTimeout: 0,
        bodyTimeout: 0,
        maxResponseSize: longestAnswer,
        connect: { timeout: connectTimeoutMs },
      }),
      inFlight: 0,
      downUntilMs: 0,
    }),
  )

  const infer = async <T>(
    model: string,
    request: InferenceRequest,
    read: (body: unknown) => T,
    options: InferenceOptions,
  ): Promise<InferenceResult<T>> => {
    const body = JSON.stringify(request)
    let failure: InferenceFailure = { kind: 'unavailable', reason: 'there is no inference server' }
    for (const address of byPreference(addresses, performance.now())) {
      const exchange = await exchangeWith(address, `/v2/models/${model}/infer`, body, options)
      if (exchange.ok) return readAnswer(exchange.value, read)
      failure = exchange.failure
      if (failure.kind !== 'unavailable') break
    }
    return { ok: false, failure }
  }

  return {
    findKeypoints: ({ scanId, image, garmentType }, options) =>
      infer(
        'keypoints',
        { id: scanId, inputs: [bytes('image', base64(image)), bytes('garment_type', garmentType)] },
        readKeypoints,
        options,
      ),
    findMarker: ({ scanId, image, marker, focalLength35mm }, options) =>
      infer(
        'marker',
        {
          id: scanId,
          inputs: [
            bytes('image', base64(image)),
            bytes('marker', marker),
            number('focal_length_35mm', focalLength35mm ?? 0),
          ],
        },
        readMarker,
        options,
      ),
    async isReachable() {
      const asked = addresses.map(async ({ connection }) => {
        const answer = await connection.request({
          method: 'GET',
          path: '/v2/health/live',
          headersTimeout: connectTimeoutMs,
          bodyTimeout: connectTimeoutMs,
        })
        await answer.body.dump()
      })
      return (await Promise.allSettled(asked)).some(({ status }) => status === 'fulfilled')
    },
    async close() {
      await Promise.all(addresses.map(({ connection }) => connection.destroy()))
    },
  }
}

type Answer = { readonly status: number; readonly text: string }

async function exchangeWith(
  address: Address<Pool>,
  path: string,
  body: string,
  { timeoutMs, signal, traceparent }: InferenceOptions,
): Promise<InferenceResult<Answer>> {
  const stop = stopAfter(timeoutMs, signal)
  address.inFlight += 1
  try {
    const answer = await address.connection.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...(traceparent === undefined ? {} : { traceparent }) },
      body,
      signal: stop.signal,
    })
    return { ok: true, value: { status: answer.statusCode, text: await answer.body.text() } }
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: { kind: 'aborted', reason: 'the scan was stopped' } }
    if (stop.timedOut())
      return { ok: false, failure: transient('timeout', `no answer within ${Math.round(timeoutMs)} ms`) }
    if (isUnreachable(error)) markDown(address, performance.now())
    return { ok: false, failure: failureOfError(error) }
  } finally {
    address.inFlight -= 1
    stop.release()
  }
}

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
