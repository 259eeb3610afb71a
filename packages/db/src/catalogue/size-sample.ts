import type { OfferedSize, SizeSample } from '@fitsize/usecases'
import type pg from 'pg'
import { packedSizes, unpackSizes } from './packed-sizes'
import { kindName } from './size-bounds'

/** Enough to tell what the best thousandth of a kind is like; some 10 MB. */
const sampledSizes = 10_000
const keptForMs = 10 * 60_000

/**
 * A sample of the sizes on offer, kept for some minutes. While a new one is read the old one serves, and of many requests
 * that find none only one reads it.
 */
export function createSizeSample(pool: pg.Pool, now: () => number = Date.now): () => Promise<SizeSample> {
  let kept: { readonly sample: Promise<SizeSample>; readonly readAt: number } | null = null
  const renew = (): Promise<SizeSample> => {
    const before = kept
    const sample = readSample(pool)
    kept = { sample, readAt: now() }
    sample.catch(() => {
      kept = before
    })
    return sample
  }
  return async () => {
    if (kept === null) return renew()
    const { sample, readAt } = kept
    if (now() - readAt > keptForMs) void renew().catch(() => undefined)
    return sample
  }
}

/** One and the same, so that what is worked out of it is kept. */
const none: readonly OfferedSize[] = []

async function readSample(pool: pg.Pool): Promise<SizeSample> {
  const { rows: known } = await pool.query<{ count: number }>(
    `SELECT greatest(reltuples, 0)::float8 AS count FROM pg_class WHERE oid = 'app."SizeOffer"'::regclass`,
  )
  const share = Math.min(1, sampledSizes / Math.max(1, known[0]?.count ?? 0))
  const { rows } = await pool.query<{ kind: string; sizes: Buffer | null }>(
    `SELECT size.kind, ${packedSizes} AS sizes FROM app."SizeOffer" AS size TABLESAMPLE BERNOULLI ($1) GROUP BY size.kind`,
    [share * 100],
  )
  const sizes = new Map(
    rows.map((row): [string, readonly OfferedSize[]] => [
      row.kind,
      unpackSizes(row.sizes).toSorted((one, other) => other.publishedAt - one.publishedAt),
    ]),
  )
  return { standsFor: 1 / share, of: (kind, tolerances) => sizes.get(kindName(kind, tolerances)) ?? none }
}
