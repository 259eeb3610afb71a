import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freePort, isFree, listenerOn } from '../network/ports.mjs'
import { Problem } from '../problem.mjs'
import { leftovers, markOf, running } from '../process/records.mjs'
import { send, stillRuns, whenGone } from '../process/stop.mjs'
import { createSupervisor } from '../process/supervisor.mjs'
import { processInfo } from '../process/table.mjs'
import { endLeftovers } from '../process/tidy.mjs'

/** A program with a child of its own, as a server with workers is; it ends on SIGTERM, its child only when told itself. */
const serverWithWorker = `
  const worker = require('node:child_process').spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")'])
  worker.stdout.once('data', () => require('node:net').createServer().listen(Number(process.argv[1]), '127.0.0.1'))
  process.on('SIGTERM', () => process.exit(0))
`

/** @type {string} */
let records
/** @type {string[]} */
let said
/** @type {import('../process/supervisor.mjs').Supervisor} */
let supervisor
/** @type {number} */
let port

beforeEach(async () => {
  records = mkdtempSync(join(tmpdir(), 'fitsize-records-'))
  said = []
  supervisor = createSupervisor({ records, say: (text) => said.push(text) })
  port = await freePort()
})

afterEach(async () => {
  await supervisor.stopAll()
  await endLeftovers(records)
  rmSync(records, { recursive: true })
})

/** @param {Partial<import('../process/supervisor.mjs').Part> & { script?: string }} [options] */
function part({ script = serverWithWorker, ...rest } = {}) {
  return {
    name: 'server',
    launch: async () =>
      spawn(process.execPath, ['-e', script, String(port)], {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, ...markOf(records) },
      }),
    isReady: async () => !(await isFree(port)),
    readyWithinMs: 20_000,
    stopSignal: /** @type {NodeJS.Signals} */ ('SIGTERM'),
    graceMs: 5_000,
    explain: () => new Problem('It ended.', 'Look at its log.'),
    ...rest,
  }
}

function recorded() {
  const info = running(records, 'server')
  if (!info) throw new Error('the server is not recorded as running')
  return info
}

describe('supervisor', () => {
  it('records a part, and stops it with its workers and without a trace', async () => {
    await supervisor.start(part())
    const leader = recorded()
    const members = leftovers(records)
    expect(members.map(({ pid }) => pid)).toContain(leader.pid)
    expect(members).toHaveLength(2)
    await supervisor.stopAll()
    expect(members.filter(stillRuns)).toEqual([])
    expect(existsSync(join(records, 'server.json'))).toBe(false)
    expect(said).toEqual([])
  })

  it('starts a killed part again, ends the workers it left, and says so', async () => {
    await supervisor.start(part())
    const first = recorded()
    const members = leftovers(records)
    send(first.pid, 'SIGKILL')
    await vi.waitFor(() => expect(said.join('\n')).toContain('server runs again'), { timeout: 20_000 })
    expect(said[0]).toContain('SIGKILL')
    expect(members.filter(stillRuns)).toEqual([])
    expect(recorded().pid).not.toBe(first.pid)
  })

  it('tells of a death and leaves it at that when it is not to restart', async () => {
    const keeper = createSupervisor({ records, restart: false, say: (text) => said.push(text) })
    await keeper.start(part())
    send(recorded().pid, 'SIGKILL')
    await vi.waitFor(() => expect(said).toEqual(['server ended (signal SIGKILL)']), { timeout: 10_000 })
    await keeper.stopAll()
    expect(leftovers(records)).toEqual([])
  })

  it('refuses a part that ends while it starts, in its own words', async () => {
    const start = supervisor.start(part({ script: 'process.exit(3)' }))
    await expect(start).rejects.toThrow('It ended.')
  })

  it('refuses a part that does not get ready in time', async () => {
    const start = supervisor.start(part({ isReady: async () => false, readyWithinMs: 300 }))
    await expect(start).rejects.toThrow('not ready after 0.3 s')
  })
})

describe('endLeftovers', () => {
  it('ends what a killed run left, workers of a dead leader among them', async () => {
    await supervisor.start(part({ name: 'server' }))
    const leader = recorded()
    const members = leftovers(records)
    expect(await endLeftovers(records)).toHaveLength(members.length)
    expect(members.filter(stillRuns)).toEqual([])
    expect(stillRuns(leader)).toBe(false)
  })

  it('leaves a process alone that got the number of a recorded one', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    const info = other.pid ? processInfo(other.pid) : undefined
    if (!info) throw new Error('the other process does not run')
    writeFileSync(join(records, 'gone.json'), JSON.stringify({ ...info, started: 'another time' }))
    expect(await endLeftovers(records)).toEqual([])
    expect(stillRuns(info)).toBe(true)
    send(info.pid, 'SIGKILL')
    await whenGone([info], 5_000)
  })
})

describe('ports', () => {
  it('names the process that has one', async () => {
    const server = createServer()
    await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)))
    expect(await isFree(port)).toBe(false)
    expect(listenerOn(port)).toMatchObject({ pid: process.pid })
    await new Promise((done) => server.close(done))
    expect(await isFree(port)).toBe(true)
    expect(listenerOn(port)).toBeUndefined()
  })
})
