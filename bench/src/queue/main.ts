// What a claim, an enqueue and a place in the queue cost beside a backlog, and how soon a scan is picked up.
// Started by run.mjs, which brings the PostgreSQL.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createPool, createScanAttempts, createScanQueue, createScanReads } from '@fitsize/db/gateway'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { typedIn } from '../env'
import { quantile } from '../statistics'
import { type Backlog, fillQueue } from './backlog'
import { newScan } from './new-scan'
import { measurePickUps } from './pick-up'
import { policies } from './policies'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000' },
    pickups: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '200' },
    output: { type: 'string', default: new URL('../../results/queue.md', import.meta.url).pathname },
  },
})
const repetitions = Number(values.rounds)

const database = await createTestDatabase()
try {
  const pickUps = await measurePickUps(database, Number(values.pickups))
  const backlogs = values.rows.split(',').flatMap((rows): Backlog[] => [
    { rows: Number(rows), keys: 1 },
    { rows: Number(rows), keys: 1000 },
  ])
  const choosing = []
  const operations = []
  for (const backlog of backlogs) {
    choosing.push({ backlog, times: await measureChoosing(database, backlog) })
    operations.push({ backlog, times: await measureOperations(database, backlog) })
  }
  const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
    [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const labels = ({ rows, keys }: Backlog) => [String(rows), String(keys)]
  const [first] = operations
  await writeFile(
    resolve(typedIn, values.output),
    `# The scan queue

\`npm run queue -w @fitsize/bench\`; PostgreSQL 18 with fsync, ${cpus().length} shared cores of ${cpus()[0]?.model ?? 'unknown'}, load average ${loadavg()[0]?.toFixed(1)} at the end.
Times in ms, p50 / p95 of ${repetitions}, seen from the client.

## Pick-up under light load

A gateway as a process of its own, scans one at a time, until its event "running" is heard (one notification more than the
pick-up itself). n = ${pickUps.length}.

${table(
  ['from', 'p50', 'p95', 'p99'],
  [
    [
      'the scan is committed',
      ...[0.5, 0.95, 0.99].map((share) =>
        ms(
          quantile(
            pickUps.map(({ committed }) => committed),
            share,
          ),
        ),
      ),
    ],
    [
      'before it is written',
      ...[0.5, 0.95, 0.99].map((share) =>
        ms(
          quantile(
            pickUps.map(({ sent }) => sent),
            share,
          ),
        ),
      ),
    ],
  ],
)}

## Choosing eight scans, by policy

Choosing and locking alone, in a transaction that is rolled back.

${table(
  ['waiting', 'keys', ...policies.map(({ name }) => name)],
  choosing.map(({ backlog, times }) => [...labels(backlog), ...times.map(both)]),
)}

## What the gateway does, beside a backlog

Whole operations, committed. "Unvacuumed": after two fifths of the backlog have ended without a vacuum.

${table(
  ['waiting', 'keys', ...(first?.times.map(({ name }) => name) ?? [])],
  operations.map(({ backlog, times }) => [...labels(backlog), ...times.map(({ measured }) => both(measured))]),
)}
`,
  )
} finally {
  await database.drop()
}

async function measureChoosing(base: TestDatabase, backlog: Backlog): Promise<readonly (readonly number[])[]> {
  await fillQueue(base, backlog)
  const pool = createPool(base.url, { poolSize: 1 })
  const times: number[][] = []
  for (const { choose, index } of policies) {
    if (index !== null) await pool.query(index)
    await pool.query('ANALYZE gateway.scan')
    times.push(
      await timed(repetitions, async () => {
        await pool.query('BEGIN')
        const started = performance.now()
        const { rowCount } = await pool.query({ name: `choose ${choose.length}`, text: choose, values: [8] })
        const took = performance.now() - started
        await pool.query('ROLLBACK')
        if (rowCount !== 8) throw new Error(`chose ${rowCount}`)
        return took
      }),
    )
    if (index !== null) await pool.query(`DROP INDEX gateway.${/INDEX (\w+)/.exec(index)?.[1]}`)
  }
  await pool.end()
  return times
}

async function measureOperations(
  base: TestDatabase,
  backlog: Backlog,
): Promise<readonly { name: string; measured: readonly number[] }[]> {
  await fillQueue(base, backlog)
  const pool = createPool(base.gatewayUrl)
  const [queue, attempts, reads] = [createScanQueue(pool), createScanAttempts(pool), createScanReads(pool)]
  const gateway = randomUUID()
  const clocked = async (operation: () => Promise<unknown>) => {
    const started = performance.now()
    await operation()
    return performance.now() - started
  }
  const claim = (limit: number) => async () => await clocked(async () => await attempts.claim(gateway, limit))
  const claimOne = await timed(repetitions, claim(1))
  const claimEight = await timed(repetitions, claim(8))
  const ids: string[] = []
  const enqueue = await timed(repetitions, async () => {
    const scan = newScan('key:0')
    ids.push(scan.id)
    return await clocked(async () => await queue.enqueue(scan))
  })
  const newcomers = await timed(
    repetitions,
    async (index) => await clocked(async () => await queue.enqueue(newScan(`key:new-${index}`))),
  )
  const places = await timed(
    repetitions,
    async (index) => await clocked(async () => await reads.position(ids[index] ?? '')),
  )
  // As if two fifths had been claimed and ended, and nobody had tidied up after them.
  await base.query(
    `UPDATE gateway.scan SET status = 'expired', finished_at = now()
     WHERE id IN (SELECT id FROM gateway.scan WHERE status = 'queued' ORDER BY priority DESC, round, run_at, id LIMIT $1)`,
    [0.4 * backlog.rows],
  )
  const claimLater = await timed(repetitions, claim(8))
  await pool.end()
  return [
    { name: 'claim 1', measured: claimOne },
    { name: 'claim 8', measured: claimEight },
    { name: 'claim 8, unvacuumed', measured: claimLater },
    { name: 'enqueue, key with most', measured: enqueue },
    { name: 'enqueue, new key', measured: newcomers },
    { name: 'place of the last', measured: places },
  ]
}

async function timed(count: number, once: (index: number) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) times.push(await once(index))
  return times
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}
function both(times: readonly number[]): string {
  return `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`
}
