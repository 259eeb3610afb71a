import type { ControlFailure, ServedModel, ServerControl } from '@fitsize/usecases'

const refreshMs = 10_000

/** What one server said when it was last asked about its models. */
export type ServedBy = {
  readonly url: string
  readonly models: readonly ServedModel[]
  /** Why there are none. */
  readonly failure: ControlFailure | null
}

export type ServedModels = {
  readonly list: () => readonly ServedBy[]
  /** What fills a batch of the model at this server; null where it does not say. */
  readonly batchSize: (url: string, model: string) => number | null
  /** Asks now, as when a server has come back. */
  readonly refresh: () => Promise<void>
  readonly stop: () => void
}

/**
 * Keeps in view how the servers run the models: batch sizes and workers change with a server's settings, not ours.
 * @param onChange what was learnt differs from before
 */
export function watchServedModels(
  controls: readonly { readonly url: string; readonly control: ServerControl }[],
  models: readonly string[],
  onChange: () => void,
): ServedModels {
  let served: readonly ServedBy[] = controls.map(({ url }) => ({ url, models: [], failure: null }))
  let asking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    const before = JSON.stringify(served)
    served = await Promise.all(
      controls.map(async ({ url, control }): Promise<ServedBy> => {
        const answers = await Promise.all(models.map((model) => control.read(model)))
        const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]))
        return {
          url,
          models: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
          failure: failures[0] ?? null,
        }
      }),
    )
    if (JSON.stringify(served) !== before) onChange()
  }
  const refresh = async (): Promise<void> => {
    asking ??= look().finally(() => {
      asking = null
    })
    await asking
  }
  const timer = setInterval(() => void refresh(), refreshMs)
  void refresh()

  return {
    list: () => served,
    batchSize: (url, model) =>
      served.find((each) => each.url === url)?.models.find(({ name }) => name === model)?.batchSize ?? null,
    refresh,
    stop: () => clearInterval(timer),
  }
}
