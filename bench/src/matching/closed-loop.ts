import type { TestDatabase } from '@fitsize/testing'
import { quantile } from '../statistics'
import { postgresBetween, processorTime } from './processor-time'

export type Timed = {
  readonly clients: number
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly most: number
  /** A request. */
  readonly nodeMs: number
  readonly postgresMs: number | null
}

/** So much of a run's time goes by before it counts, until everything is compiled, planned and in memory. */
const warmUp = 0.3

/** Clients that each ask again as soon as they are answered, in this process. */
export async function closedLoop(
  database: TestDatabase,
  clients: number,
  seconds: number,
  ask: (index: number) => Promise<unknown>,
): Promise<Timed> {
  let asked = 0
  const until = async (end: number, times: number[]): Promise<void> => {
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() < end) {
          const started = performance.now()
          await ask(asked++)
          times.push(performance.now() - started)
        }
      }),
    )
  }
  await until(performance.now() + seconds * 1000 * warmUp, [])
  const times: number[] = []
  const before = await processorTime(database)
  const started = performance.now()
  await until(started + seconds * 1000, times)
  const tookMs = performance.now() - started
  const after = await processorTime(database)
  const postgres = postgresBetween(before, after)
  return {
    clients,
    count: times.length,
    perSecond: (times.length / tookMs) * 1000,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    most: Math.max(...times),
    nodeMs: (after.node - before.node) / times.length,
    postgresMs: postgres === null ? null : postgres / times.length,
  }
}
