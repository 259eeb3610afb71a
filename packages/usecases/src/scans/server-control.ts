/** One model as its server runs it. */
export type ServedModel = {
  readonly name: string
  readonly version: string
  /** Requests that it answers together at most, and how long the first of them waits for others. */
  readonly batchSize: number
  readonly maxBatchDelayMs: number
  readonly minWorkers: number
  readonly maxWorkers: number
  /** Workers that have loaded the model. */
  readonly readyWorkers: number
  /** Requests that wait for a worker. */
  readonly waiting: number
}

/**
 * `unsupported`: this kind of server cannot do it, which is an answer and not an error. `unavailable`: it does not
 * answer. `refused`: it does not want to.
 */
export type ControlFailure = {
  readonly kind: 'unsupported' | 'unavailable' | 'refused'
  readonly reason: string
}

export type ControlResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ControlFailure }

/** Looks at one inference server and steers it, as far as its kind allows. No scan depends on it. */
export interface ServerControl {
  read(model: string): Promise<ControlResult<ServedModel>>
  /** Sets the number of workers of a model and waits until they are there. */
  scale(model: string, workers: number): Promise<ControlResult<ServedModel>>
}
