import type { Exchange } from './exchange'

/** What a request needs to know of the gateway that it goes to. */
export type Setting = {
  readonly url: string
  /** The value of an Authorization header that is accepted. */
  readonly authorization: string
  /** A scan of the caller that will not finish while the corpus is sent. */
  readonly scanId: string
}

/**
 * How a request may be answered: `refused`, by a problem document; `either`, as it may be harmless too, such as a photo
 * with one bit changed; `cut`, refused while it is still being sent, so that the answer may be lost; `taken`, as what is odd about it has to be passed over; `nobody`, as its sender does not wait.
 */
export type Expectation = 'refused' | 'cut' | 'either' | 'taken' | 'nobody'

/** One request that nobody should send. */
export type BadCase = {
  readonly kind: string
  readonly name: string
  readonly expect: Expectation
  readonly send: (setting: Setting) => Promise<Exchange>
}

export type CaseMaker = (seed: string) => readonly BadCase[]
