import { fail, ok, type Result } from '@fitsize/contracts'
import { type Subject, subjectOf, type UserActor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import type { PhotoStore } from '../photos/photo-store'
import type { ScanPosition, ScanReads, StoredScan } from '../scans/scan-queue'
import type { RateCounters } from './ports'
import { countAttempt } from './rate-limit'

/** Rows as they are stored, dates included; what each is called is what the columns are called. */
export type ExportedRow = Readonly<Record<string, unknown>>

export type ExportedGarment = {
  readonly id: string
  readonly createdAt: Date
  readonly photoKey: string | null
  /** The garment with all its revisions and their values. */
  readonly row: ExportedRow
}

/** All that is kept of one person outside the gateway. */
export interface AccountRecords {
  /** Null when there is no such account. Without the password's hash. */
  profile(userId: string): Promise<ExportedRow | null>
  /** Small things, each under the name of its file: sessions, consents, keys, favourites, brands. */
  lists(userId: string): Promise<Readonly<Record<string, readonly ExportedRow[]>>>
  /** Removed ones too, newest first, those after `after`. */
  garments(userId: string, limit: number, after: ScanPosition | null): Promise<readonly ExportedGarment[]>
}

export type ExportAccountPorts = {
  readonly records: AccountRecords
  readonly scans: Pick<ScanReads, 'page'>
  readonly photos: Pick<PhotoStore, 'get'>
  readonly rateCounters: RateCounters
  readonly now: Clock
}

/** A file of the export. Its content is made while it is read, so that no more than a page of it is in memory. */
export type ExportedFile = {
  readonly path: string
  readonly content: AsyncIterable<string | Uint8Array>
}

/** In a quarter of an hour: each reads every photo. */
const most = 6
const atOnce = 50

/**
 * Everything that is kept of somebody, as files: JSON documents, and each photo once.
 * @returns the files, one after the other; `not-signed-in`, `rate-limited`
 */
export async function exportAccount(
  ports: ExportAccountPorts,
  actor: UserActor,
): Promise<Result<AsyncIterable<ExportedFile>>> {
  const counted = await countAttempt(ports.rateCounters, [{ key: `export ${actor.userId}`, most }], ports.now())
  if (!counted.ok) return counted
  const profile = await ports.records.profile(actor.userId)
  return profile === null ? fail('not-signed-in') : ok(filesOf(ports, actor, profile))
}

async function* filesOf(
  { records, scans, photos }: ExportAccountPorts,
  actor: UserActor,
  profile: ExportedRow,
): AsyncGenerator<ExportedFile> {
  yield { path: 'profile.json', content: one(json(profile)) }
  const lists = await records.lists(actor.userId)
  for (const [name, rows] of Object.entries(lists)) yield { path: `${name}.json`, content: one(json(rows)) }

  const garments = () => paged((after) => records.garments(actor.userId, atOnce, after))
  yield { path: 'wardrobe.json', content: jsonArray(garments(), ({ row }) => row) }
  const subjects: readonly Subject[] = [
    subjectOf(actor),
    ...(lists['api-keys'] ?? []).map(({ id }): Subject => `key:${String(id)}`),
  ]
  const ownScans = () => chained(subjects.map((subject) => () => paged((after) => scans.page(subject, atOnce, after))))
  yield { path: 'scans.json', content: jsonArray(ownScans(), exportedScan) }

  for await (const { id, photoKey } of garments()) yield* photo(photos, `photos/wardrobe/${id}.jpg`, photoKey)
  for await (const { id, photoKey } of ownScans()) yield* photo(photos, `photos/scans/${id}.jpg`, photoKey)
}

async function* photo(photos: Pick<PhotoStore, 'get'>, path: string, key: string | null): AsyncGenerator<ExportedFile> {
  const bytes = key === null ? null : await photos.get(key)
  if (bytes !== null) yield { path, content: one(bytes) }
}

/** Whether there is a photo is told by the photos; where it lies is nobody's business. */
const exportedScan = ({ photoKey: _, traceparent: __, ...scan }: StoredScan): ExportedRow => scan

async function* paged<T extends ScanPosition>(
  read: (after: ScanPosition | null) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  let after: ScanPosition | null = null
  while (true) {
    const page: readonly T[] = await read(after)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < atOnce) return
    after = { createdAt: last.createdAt, id: last.id }
  }
}

async function* chained<T>(parts: readonly (() => AsyncIterable<T>)[]): AsyncGenerator<T> {
  for (const part of parts) yield* part()
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

async function* jsonArray<T>(items: AsyncIterable<T>, rowOf: (item: T) => ExportedRow): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const item of items) {
    yield separator + json(rowOf(item))
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
