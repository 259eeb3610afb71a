import type { MarkerName, RequestedGarmentType, RequestedMarker } from '@fitsize/contracts'

/** Pixels of the image that was sent; covariance [xx, xy, yy] in px². */
export type InferredPoint = {
  readonly x: number
  readonly y: number
  readonly covariance: readonly [number, number, number]
  readonly confidence: number
  /** Probability that the point exists on this garment. */
  readonly presence: number
}

export type KeypointsAnswer = {
  readonly keypointHash: string
  readonly modelVersion: string
  /** In the order of keypointNames. */
  readonly points: readonly InferredPoint[]
  /** In the order of garmentTypeNames. */
  readonly typeProbabilities: readonly number[]
  readonly garmentProbability: number
  /** That another garment lies beside it. */
  readonly severalProbability: number
  /** The garment's diagonal over the width of its edges' blur. */
  readonly sharpness: number
  /** Of the lightest tenth of the garment's part of the photo, 0..1. */
  readonly luminance: number
}

/** In pixels of the image that was sent. */
export type MarkerAnswer = {
  readonly marker: MarkerName
  readonly homography: readonly number[]
  readonly homographyCovariance: readonly number[]
  readonly tiltDeg: number
  readonly outline: readonly (readonly [number, number])[]
  readonly cornersFound: number
  readonly cornersTotal: number
  /** Side of a square as large as the outline. */
  readonly sizePx: number
  /** By which the corners miss a flat page, along the page. */
  readonly bendMm: number
}

/**
 * `unavailable`: no server could be reached, so no attempt was made. `transient`: an attempt failed, another may not.
 * `unreadable`: the server cannot decode the image. `rejected`: it will never answer this request. `aborted`: we
 * stopped waiting because we were told to.
 */
export type InferenceFailure = {
  readonly kind: 'unavailable' | 'transient' | 'unreadable' | 'rejected' | 'aborted'
  readonly reason: string
  /** What a transient failure came from, in one of few words, to be counted by. */
  readonly cause?: TransientCause
  /** Address of the server that failed. */
  readonly server?: string
}

/**
 * `overloaded`: the server has no room or no worker. `not-loaded`: it does not know the model yet. `server-error`: it
 * broke off. `connection`: the exchange was cut. `broken-answer`: what came is no answer.
 */
export type TransientCause = 'timeout' | 'overloaded' | 'not-loaded' | 'server-error' | 'connection' | 'broken-answer'

/** What a server says about how it came to an answer; null where it says nothing. */
export type ServerReport = {
  /** Requests that it answered together. */
  readonly batchSize: number | null
  /** Time to decode the image. */
  readonly decodeMs: number | null
  /** Time of the model, of the whole batch. */
  readonly modelMs: number | null
}

export type InferenceResult<T> =
  | { readonly ok: true; readonly value: T; readonly report?: ServerReport }
  | { readonly ok: false; readonly failure: InferenceFailure }

/** The part of an AbortSignal that is needed here. */
export interface StopSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export type InferenceOptions = {
  readonly timeoutMs: number
  readonly signal: StopSignal
  /** Addresses of servers that failed this scan before: rather another is asked. */
  readonly avoid?: readonly string[]
  /** The span to which the server's work belongs, as W3C Trace Context writes it. */
  readonly traceparent?: string
}

/** A server that holds the two models. */
export interface Inference {
  findKeypoints(
    request: { readonly scanId: string; readonly image: Uint8Array; readonly garmentType: RequestedGarmentType },
    options: InferenceOptions,
  ): Promise<InferenceResult<KeypointsAnswer>>
  /** Null when there is no marker in the image. */
  findMarker(
    request: {
      readonly scanId: string
      readonly image: Uint8Array
      readonly marker: Exclude<RequestedMarker, 'none'>
      readonly focalLength35mm: number | null
    },
    options: InferenceOptions,
  ): Promise<InferenceResult<MarkerAnswer | null>>
  /** Whether a server can be reached at this moment. */
  isReachable(): Promise<boolean>
}
