import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'fitsize-drift-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Replays the migrations on a shadow database and compares it with a schema; 0 is the same, 2 is different. */
function compare(schema: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'tools/prisma.mjs',
      'migrate',
      'diff',
      '--from-migrations=prisma/migrations',
      `--to-schema=${schema}`,
      '--exit-code',
    ],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: database.url },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  return { status, output: stdout + stderr }
}

describe('the migrations', () => {
  it('make exactly the schema', { timeout: 60_000 }, () => {
    const { status, output } = compare('prisma/schema')
    expect(output).toContain('No difference detected')
    expect(status).toBe(0)
  })

  it('would be found wanting if the schema had a column more', { timeout: 60_000 }, async () => {
    await cp(join(root, 'prisma/schema'), folder, { recursive: true })
    const file = join(folder, 'identity.prisma')
    await writeFile(file, (await readFile(file, 'utf8')).replace('model User {', 'model User {\n  shoeSize Int?'))
    const { status, output } = compare(folder)
    expect(output).toContain('Added column `shoeSize`')
    expect(status).toBe(2)
  })
})
