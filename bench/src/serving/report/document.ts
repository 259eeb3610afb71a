import type { Machine } from '../machine'
import type { Measurements, Summary } from '../measurement'
import type { Options } from '../options'

/** What the results are written from. */
export type ServingReport = {
  readonly machine: Machine
  readonly options: Pick<Options, 'only' | 'clients' | 'rates' | 'rounds' | 'seconds'>
  readonly photos: readonly { readonly file: string; readonly megapixels: string; readonly kilobytes: number }[]
  readonly summaries: readonly Summary[]
  readonly measured: Pick<Measurements, 'raw' | 'tried' | 'agreements' | 'preparation' | 'memory'>
}
