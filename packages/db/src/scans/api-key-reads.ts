import type { Pool } from 'pg'
import { prepared } from './prepared'

const quotaClasses = ['standard', 'creator', 'admin'] as const

export type StoredApiKey = {
  readonly keyId: string
  readonly ownerId: string
  readonly quotaClass: (typeof quotaClasses)[number]
}

const statement = prepared(`
  SELECT key.id, key."ownerId", key."quotaClass"
  FROM app."ApiKey" AS key JOIN app."User" AS owner ON owner.id = key."ownerId"
  WHERE key."secretHash" = $1 AND key."revokedAt" IS NULL AND owner."suspendedAt" IS NULL`)

/** The key with this hash, unless it was revoked or its owner is suspended. Asked at each request, so both act at once. */
export async function findApiKey(pool: Pool, secretHash: string): Promise<StoredApiKey | null> {
  const { rows } = await pool.query<{ id: string; ownerId: string; quotaClass: string }>({
    ...statement,
    values: [secretHash],
  })
  const [row] = rows
  if (row === undefined) return null
  const quotaClass = quotaClasses.find((known) => known === row.quotaClass) ?? 'standard'
  return { keyId: row.id, ownerId: row.ownerId, quotaClass }
}
