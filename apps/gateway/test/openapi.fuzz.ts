import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FuzzedGateway, startFuzzedGateway } from './corpus/fuzzed-gateway'
import { lastingToken } from './corpus/lasting-token'
import { guest } from './house'

// Requests made from the OpenAPI document, right and wrong, by schemathesis: `npm run test:long -- fuzz`.

let fuzzed: FuzzedGateway
beforeAll(async () => {
  // Nothing is ever measured here, so a blocking call would wait.
  fuzzed = await startFuzzedGateway({ GATEWAY_LEGACY_ASYNC: 'true' })
})
afterAll(async () => await fuzzed?.close())

test('schemathesis finds nothing', async () => {
  const program = process.env.SCHEMATHESIS_PATH
  if (program === undefined) throw new Error('SCHEMATHESIS_PATH is not set: run "npm run test:long -- fuzz".')
  const config = fileURLToPath(new URL('../../../tools/schemathesis/schemathesis.toml', import.meta.url))
  const child = spawn(
    program,
    [
      `--config-file=${config}`,
      'run',
      `${fuzzed.gateway.url}/v1/openapi.json`,
      `--header=Authorization: Bearer ${await lastingToken(guest())}`,
      '--no-color',
    ],
    { cwd: fuzzed.storage, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  console.log(output)
  expect(code, output).toBe(0)
  expect(fuzzed.gateway.end(), fuzzed.gateway.log()).toBeNull()
})
