// `prisma …`, with the schema engine from npm (schema-engine.mjs) instead of a downloaded binary.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
/** @type {NodeJS.ProcessEnv} */
const env = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', ...process.env }
if (process.platform !== 'win32')
  env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./schema-engine.mjs', import.meta.url))
process.exit(spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1)
