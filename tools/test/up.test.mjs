import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePorts } from '../network/ports.mjs'
import { processInfo } from '../process/table.mjs'
import { claim, release } from '../up/claim.mjs'
import { requireFreePorts } from '../up/free-ports.mjs'
import { demoSecrets } from '../up/secrets.mjs'

/** @type {string} */
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fitsize-up-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('claim', () => {
  it('is given once, and again after its release', () => {
    expect(claim(folder)).toBeUndefined()
    expect(claim(folder)).toMatchObject({ pid: process.pid })
    release(folder)
    expect(existsSync(join(folder, 'up.json'))).toBe(false)
    expect(claim(folder)).toBeUndefined()
  })

  it('is taken over from a process that was killed, and from another that got its number', async () => {
    const killed = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    const info = killed.pid ? processInfo(killed.pid) : undefined
    await new Promise((done) => killed.once('exit', done))
    writeFileSync(join(folder, 'up.json'), JSON.stringify(info ?? {}))
    expect(claim(folder)).toBeUndefined()

    writeFileSync(join(folder, 'up.json'), JSON.stringify({ ...processInfo(process.pid), started: 'another time' }))
    expect(claim(folder)).toBeUndefined()
    expect(readdirSync(folder)).toEqual(['up.json'])
  })

  it('is not released by one that does not hold it', () => {
    writeFileSync(join(folder, 'up.json'), JSON.stringify({ pid: 1 }))
    release(folder)
    expect(existsSync(join(folder, 'up.json'))).toBe(true)
  })
})

describe('demoSecrets', () => {
  it('are random, kept, and readable by their owner only', () => {
    const path = join(folder, 'secrets.json')
    const made = demoSecrets(path)
    expect(made.authSecret.length).toBeGreaterThanOrEqual(43)
    expect(made.authSecret).not.toBe(made.actorTokenSecret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(demoSecrets(path)).toEqual(made)
    expect(demoSecrets(join(folder, 'others.json'))).not.toEqual(made)
  })
})

describe('requireFreePorts', () => {
  it('says which part lacks its port, who has it and what to do', async () => {
    const [web = 0, port = 0, torchserve = 0, torchserveManagement = 0, torchserveMetrics = 0, postgres = 0] =
      await freePorts(6)
    const server = createServer()
    await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)))
    const ports = { web, gateway: port, torchserve, torchserveManagement, torchserveMetrics, postgres }
    await expect(requireFreePorts(ports)).rejects.toMatchObject({
      message: expect.stringContaining(`Port ${port} for the gateway is taken by process ${process.pid}`),
      hint: expect.stringContaining('FITSIZE_GATEWAY_PORT='),
    })
    await new Promise((done) => server.close(done))
    await expect(requireFreePorts(ports)).resolves.toBeUndefined()
  })
})
