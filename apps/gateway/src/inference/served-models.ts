import { readServer, type ServerControl, type ServerReading } from '@fitsize/usecases'

const refreshMs = 10_000

export type ServedModels = {
  /** What each said when it was last asked. */
  readonly list: () => readonly ServerReading[]
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
  let served: readonly ServerReading[] = controls.map(({ url }) => ({ url, models: [], failure: null }))
  let asking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    const before = JSON.stringify(served)
    served = await Promise.all(controls.map(async ({ url, control }) => await readServer(url, control, models)))
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
