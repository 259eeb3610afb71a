import type { Target } from './load/plan'
import type { Stage } from './processes/stages'

/** How many of what: threads, workers, photos in a batch. */
export type Setting = Readonly<Record<string, number>>

export type Started = {
  readonly target: Target
  /** Its model server alone, where it has one. */
  readonly modelTarget?: Target
  readonly stages: readonly Stage[]
  readonly stop: () => Promise<void>
}

export type Place = {
  /** Python with the packages of all contenders. */
  readonly python: string
  readonly log: string
}

export type Contender = {
  readonly name: string
  readonly title: string
  /** What keeps results, or an accepted photo, over a crash. */
  readonly durable: string
  /** What was tuned by hand, for the reader. */
  readonly notes: string
  /** Settings that are tried; the one with the best throughput is measured. */
  readonly variants: readonly Setting[]
  /** Loads the model for each photo: a few photos warm it up. */
  readonly cold: boolean
  readonly start: (place: Place, setting: Setting) => Promise<Started>
}

export const told = (setting: Setting): string =>
  Object.entries(setting)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'as described'
