#!/usr/bin/env node
// Drop-in stand-in for Prisma's native `schema-engine` executable.
//
// Prisma 7's CLI talks JSON-RPC over stdio to a Rust binary that it downloads when first used.
// Where that download is impossible, point PRISMA_SCHEMA_ENGINE_BINARY at this file: it runs the very same engine build (@prisma/schema-engine-wasm, from npm) on top
// of @prisma/adapter-pg, so `prisma migrate dev|deploy|status|reset|diff|resolve`,
// `prisma db push|pull|execute` and `prisma generate|validate` work unmodified.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as bg from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const require = createRequire(import.meta.url)

/** @param {string} name */
const argValues = (name) =>
  process.argv.flatMap((arg, i) => (arg === name && process.argv[i + 1] ? [process.argv[i + 1]] : []))

const log = (level, message, extra = {}) =>
  process.stderr.write(
    `${JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...extra },
      target: 'schema_engine::logger',
    })}\n`,
  )

if (process.argv.includes('--version') || process.argv.includes('-V')) {
  const v = require(join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'package.json')).version
  console.log(`schema-engine-cli ${v.split('.').pop()} (wasm)`)
  process.exit(0)
}

const datasource = JSON.parse(argValues('--datasource')[0] ?? '{}')

/** Splits Prisma's `?schema=` off a URL: node-postgres does not know it. */
function target(url) {
  const u = new URL(url)
  const schema = u.searchParams.get('schema') ?? undefined
  for (const p of ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout'])
    u.searchParams.delete(p)
  return { connectionString: u.toString(), schema, database: decodeURIComponent(u.pathname.slice(1)), u }
}

function codeOf(error) {
  if (error?.code === '3D000') return 'P1003'
  if (error?.code === '28P01' || error?.code === '28000') return 'P1000'
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'].includes(error?.code)) return 'P1001'
  return undefined
}

async function withClient(connectionString, fn) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

async function createDatabase(url) {
  const { u, database } = target(url)
  u.pathname = '/postgres'
  await withClient(u.toString(), (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)).catch((e) => {
    if (e.code !== '42P04') throw e
  })
  return database
}

// --- one-shot sub-commands: `schema-engine --datasource {...} cli can-connect-to-database` ---------
const cliAt = process.argv.indexOf('cli')
if (cliAt > 0) {
  const command = process.argv[cliAt + 1]
  try {
    if (command === 'can-connect-to-database')
      await withClient(target(datasource.url).connectionString, (c) => c.query('SELECT 1'))
    else if (command === 'create-database') await createDatabase(datasource.url)
    else if (command === 'drop-database') {
      const { u, database } = target(datasource.url)
      u.pathname = '/postgres'
      await withClient(u.toString(), (c) =>
        c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`),
      )
    } else throw new Error(`unknown sub-command ${command}`)
    process.exit(0)
  } catch (error) {
    log('INFO', 'Starting schema engine CLI')
    log('ERROR', error.message || String(error.code), { error_code: codeOf(error) ?? 'P1000', is_panic: false })
    process.exit(1)
  }
}

// --- JSON-RPC over stdio --------------------------------------------------------------------------
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(m) {
    this.message = m
  },
}
const wasmPath = require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { './schema_engine_bg.js': bg })
bg.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

// adapter-pg does not map PostgreSQL's internal one-byte "char" type (OID 18), which the engine's
// catalogue queries select; present such columns as bpchar (OID 1042), which it reads as text.
const addFields = pg.Result.prototype.addFields
pg.Result.prototype.addFields = function (fields) {
  addFields.call(this, fields)
  for (const f of this.fields) {
    if (f.dataTypeID === 18) f.dataTypeID = 1042
    else if (f.dataTypeID === 1002) f.dataTypeID = 1009
  }
}

class Factory extends PrismaPg {
  constructor(url) {
    const { connectionString, schema } = target(url)
    super({ connectionString, max: 1 }, { schema })
    this.url = url
  }
  // The adapter splits scripts at every semicolon, also inside comments and dollar quotes. PostgreSQL takes a whole script.
  async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.client.query(script)
    }
    // PostgreSQL 18 lists NOT NULL among the constraints, of which the engine knows two kinds and panics at any other
    // (prisma/orm#29635); and it wants their one-letter kind as a character, which arrives as text.
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const sql = query.sql.replace("contype NOT IN ('p', 'u', 'f')", "contype IN ('c', 'x')")
      const result = await queryRaw({ ...query, sql })
      const columnTypes = result.columnTypes.map((type, column) =>
        result.columnNames[column] === 'constraint_type' ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }

  // PrismaPg's own version passes { connectionString, database } to pg.Pool, where the database named in
  // the connection string wins: it would use the *main* database as shadow. It also drops before disconnecting.
  async connectToShadowDb() {
    if (datasource.shadowDatabaseUrl) return new Factory(datasource.shadowDatabaseUrl).connect()
    const name = pg.escapeIdentifier(`prisma_migrate_shadow_db_${crypto.randomUUID()}`)
    const main = await this.connect()
    await main.executeScript(`CREATE DATABASE ${name}`)
    const u = new URL(this.url)
    u.pathname = `/${name.slice(1, -1)}`
    const shadow = await new Factory(u.toString()).connect()
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await main.executeScript(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await main.dispose()
    }
    return shadow
  }
}

let engine
async function getEngine() {
  if (engine) return engine
  const datamodels = argValues('--datamodels').map((p) => [p, readFileSync(p, 'utf8')])
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(datasource.url ?? 'postgresql://127.0.0.1:1/none'))
  engine = await bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    (line) => process.env.DEBUG && log('INFO', String(line)),
    factory,
  )
  return engine
}

const handlers = {
  createDatabase: async (p) => ({ databaseName: await createDatabase(p?.datasource?.url ?? datasource.url) }),
  getDatabaseVersion: async (p) => (await getEngine()).version(p),
  dropDatabase: async () => ({}),
}

async function call(method, params) {
  if (handlers[method]) return handlers[method](params)
  const e = await getEngine()
  if (typeof e[method] !== 'function') throw Object.assign(new Error(`Method not found: ${method}`), { rpc: -32601 })
  return (await e[method](params)) ?? {}
}

let printId = 1_000_000
const send = (msg) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...msg })}\n`)
let queue = Promise.resolve()
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity })
rl.on('line', (line) => {
  if (!line.trim()) return
  const req = JSON.parse(line)
  if (!req.method) return // the CLI's acknowledgement of a `print`
  queue = queue.then(async () => {
    try {
      const result = await call(req.method, req.params)
      // The native engine streams diff output through a `print` notification; WASM returns it.
      if (req.method === 'diff' && result?.stdout) {
        send({ id: printId++, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } })
        result.stdout = null
      }
      send({ id: req.id, result })
    } catch (error) {
      if (process.env.DEBUG) console.error(error)
      const panic = error?.name === 'RuntimeError'
      const message = panic
        ? globalThis.PRISMA_WASM_PANIC_REGISTRY.message || error.message
        : (error?.message ?? String(error))
      send({
        id: req.id,
        error: {
          code: error?.rpc ?? 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: panic,
            message,
            meta: error?.meta ?? null,
            error_code: error?.code?.startsWith?.('P') ? error.code : codeOf(error),
          },
        },
      })
    }
  })
})
rl.on('close', () => queue.then(() => process.exit(0)))
