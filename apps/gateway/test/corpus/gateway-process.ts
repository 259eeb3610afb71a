import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port'

export type GatewayProcess = {
  readonly url: string
  /** Memory that is in RAM, in MB. */
  readonly residentMb: () => number
  /** How the process ended, or null while it runs. */
  readonly end: () => string | null
  /** The last lines that it logged. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

/** Runs the gateway's program as a process of its own, so that it can crash and be weighed. */
export async function startGatewayProcess(environment: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const port = await freePort()
  const folder = fileURLToPath(new URL('../../', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let end: string | null = null
  child.on('exit', (code, signal) => {
    end = `the gateway ended with ${signal ?? code}`
  })
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text)
      if (lines.length > 200) lines.shift()
    })
  const log = () => lines.join('').slice(-4000)
  const url = `http://127.0.0.1:${port}`
  while (!(await isAlive(url))) {
    if (end !== null) throw new Error(`${end}:\n${log()}`)
    await pause(50)
  }
  return {
    url,
    residentMb: () => residentMb(child),
    end: () => end,
    log,
    async stop() {
      if (end !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

const isAlive = async (url: string): Promise<boolean> =>
  await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )

function residentMb({ pid }: ChildProcess): number {
  const kilobytes =
    process.platform === 'linux'
      ? /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return Number(kilobytes) / 1024
}
