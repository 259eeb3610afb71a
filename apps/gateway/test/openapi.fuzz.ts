import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@fitsize/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './corpus/free-port'
import { type GatewayProcess, startGatewayProcess } from './corpus/gateway-process'
import { lastingToken } from './corpus/lasting-token'
import { actorTokenSecret, guest } from './house'

// Requests made from the OpenAPI document, right and wrong, by schemathesis: `npm run test:long -- fuzz`.

let database: TestDatabase
let storage: string
let gateway: GatewayProcess
beforeAll(async () => {
  database = await createTestDatabase()
  storage = await mkdtemp(join(tmpdir(), 'fitsize-openapi-'))
  gateway = await startGatewayProcess({
    DATABASE_URL: database.gatewayUrl,
    STORAGE_DIR: storage,
    TORCHSERVE_URL: `http://127.0.0.1:${await freePort()}`,
    ACTOR_TOKEN_SECRET: actorTokenSecret,
    GATEWAY_QUOTAS: 'guest=10000@100000',
    // Nothing is ever measured here, so a blocking call would wait.
    GATEWAY_LEGACY_ASYNC: 'true',
  })
})
afterAll(async () => {
  await gateway?.stop()
  await database?.drop()
  if (storage !== undefined) await rm(storage, { recursive: true })
})

test('schemathesis finds nothing', async () => {
  const program = process.env.SCHEMATHESIS_PATH
  if (program === undefined) throw new Error('SCHEMATHESIS_PATH is not set: run "npm run test:long -- fuzz".')
  const config = fileURLToPath(new URL('../../../tools/schemathesis/schemathesis.toml', import.meta.url))
  const child = spawn(
    program,
    [
      `--config-file=${config}`,
      'run',
      `${gateway.url}/v1/openapi.json`,
      `--header=Authorization: Bearer ${await lastingToken(guest())}`,
      '--no-color',
    ],
    { cwd: storage, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  console.log(output)
  expect(code, output).toBe(0)
  expect(gateway.end(), gateway.log()).toBeNull()
})
