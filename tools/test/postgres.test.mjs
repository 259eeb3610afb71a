import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postgresAccount } from '../postgres/unprivileged.mjs'
import { startPostgres } from '../postgres.mjs'
import { send, stillRuns, whenGone } from '../process/stop.mjs'
import { processInfo } from '../process/table.mjs'

/** @type {string} */
let folder
/** @type {import('../postgres.mjs').PostgresServer[]} */
let servers

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fitsize-postgres-'))
  // Passable for the account that PostgreSQL runs as when this is root; else its data would go elsewhere and stay there.
  chmodSync(folder, 0o755)
  servers = []
})

afterEach(async () => {
  for (const server of servers) await server.stop()
  rmSync(folder, { recursive: true })
})

/** @param {Partial<import('../postgres.mjs').PostgresOptions>} [options] */
async function start(options) {
  const server = await startPostgres({ dataDir: join(folder, 'data'), durable: false, ...options })
  servers.push(server)
  return server
}

/** @param {string} url @param {string} statement */
async function query(url, statement) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

describe('startPostgres', () => {
  it('starts PostgreSQL 18 with UTF-8 text and keeps the data between starts', async () => {
    const first = await start()
    expect(await query(first.url, "select lower('ÉTÉ') as lower")).toEqual([{ lower: 'été' }])
    expect(String((await query(first.url, 'show server_version'))[0].server_version)).toMatch(/^18\./)
    await query(first.url, 'create table kept as select 7 as value')
    await first.stop()
    expect(processInfo(first.pid)).toBeUndefined()

    const second = await start()
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 7 }])
  })

  it('listens on the loopback only', async () => {
    const server = await start()
    expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  })

  it('refuses data that another server works on, and says which', async () => {
    const server = await start()
    await expect(start()).rejects.toThrow(`process ${server.pid}`)
    expect(await query(server.url, 'select 1 as still')).toEqual([{ still: 1 }])
  })

  it('takes over from a server that a killed run left behind', async () => {
    const orphan = await start()
    await query(orphan.url, 'create table kept as select 7 as value')
    const next = await start({ takeOver: true })
    expect(processInfo(orphan.pid)).toBeUndefined()
    expect(await query(next.url, 'select value from kept')).toEqual([{ value: 7 }])
  })

  it('starts again after the server was killed, with what was committed', async () => {
    const killed = await start({ durable: true })
    const info = processInfo(killed.pid)
    if (!info) throw new Error('the server does not run')
    await query(killed.url, 'create table kept as select 7 as value')
    send(killed.pid, 'SIGKILL')
    await whenGone([info], 5_000)
    expect(existsSync(join(killed.dataDir, 'postmaster.pid'))).toBe(true)

    const next = await start()
    expect(await query(next.url, 'select value from kept')).toEqual([{ value: 7 }])
  })

  it('does not mistake another program for its server when the number in the pid file was given away', async () => {
    const first = await start()
    await first.stop()
    writeFileSync(join(first.dataDir, 'postmaster.pid'), `${process.pid}\n${first.dataDir}\n`)
    const next = await start({ takeOver: true })
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    const self = processInfo(process.pid)
    expect(self && stillRuns(self)).toBe(true)
  })

  it('starts over when an earlier start was interrupted while it prepared the data', async () => {
    mkdirSync(join(folder, 'data.preparing', 'base'), { recursive: true })
    const server = await start()
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('keeps its data where its account can enter', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const server = await start({ dataDir: join(closed, 'data') })
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    if (!postgresAccount()) return expect(server.dataDir).toBe(join(closed, 'data'))
    expect(readFileSync(join(closed, 'data.location'), 'utf8').trim()).toBe(server.dataDir)
    await server.stop()
    rmSync(dirname(server.dataDir), { recursive: true })
  })

  it('says that its port is taken', async () => {
    const first = await start()
    const second = start({ dataDir: join(folder, 'other'), port: first.port, logFile: join(folder, 'other.log') })
    await expect(second).rejects.toMatchObject({ hint: expect.stringContaining('port') })
    expect(readFileSync(join(folder, 'other.log'), 'utf8')).toContain('Address already in use')
  })
})
