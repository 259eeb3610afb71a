// TCP ports of this machine: whether they are free and who has them.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename } from 'node:path'
import { codeOf } from '../problem.mjs'
import { listProcesses, processInfo } from '../process/table.mjs'

/** A port on 127.0.0.1 that is free now. @returns {Promise<number>} */
export async function freePort() {
  const [port] = await freePorts(1)
  if (port === undefined) throw new Error('no free port')
  return port
}

/**
 * Ports on 127.0.0.1 that are free now, all different (they are held until the last is found).
 * @param {number} count @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listening(0, '127.0.0.1')))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

/**
 * Whether nothing listens on the port, on the loopback or on all addresses.
 * @param {number} port
 */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    try {
      const server = await listening(port, host)
      await new Promise((done) => server.close(done))
    } catch (error) {
      // A machine without IPv6 has nothing that could listen there.
      if (codeOf(error) !== 'EAFNOSUPPORT' && codeOf(error) !== 'EADDRNOTAVAIL') return false
    }
  }
  return true
}

/**
 * The process that listens on a port, as far as this account may know.
 * @param {number} port @returns {{ pid: number, program: string } | undefined}
 */
export function listenerOn(port) {
  const pid = process.platform === 'linux' ? linuxListener(port) : lsofListener(port)
  const info = pid ? processInfo(pid) : undefined
  // Only the program's name: arguments can hold passwords and paths.
  return info && { pid: info.pid, program: basename(info.command.split(' ')[0] ?? '') }
}

/** @param {number} port @param {string} host @returns {Promise<import('node:net').Server>} */
function listening(port, host) {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::' }, () => done(server))
  })
}

/** @param {number} port */
function linuxListener(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((table) => tableRows(table))
      .filter(([, local, , state]) => local?.endsWith(suffix) && state === '0A')
      .map((fields) => `socket:[${fields[9]}]`),
  )
  if (!sockets.size) return undefined
  return listProcesses().find(({ pid }) => openFilesOf(pid).some((file) => sockets.has(file)))?.pid
}

/** @param {string} table */
function tableRows(table) {
  try {
    return readFileSync(table, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
  } catch {
    return []
  }
}

/** @param {number} pid */
function openFilesOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${name}`)]
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}

/** @param {number} port */
function lsofListener(port) {
  const { stdout } = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' })
  return Number(stdout?.split('\n')[0]) || undefined
}
