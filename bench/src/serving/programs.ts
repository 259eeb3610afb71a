// Programs that the bench starts and ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { environment } from '../env'
import { bench } from './places'

export type Background = { readonly pid: number; readonly stop: () => Promise<void> }

export type BackgroundOptions = {
  readonly log: string
  readonly env?: Readonly<Record<string, string>>
  /** Ready when this says so. */
  readonly isReady: () => Promise<boolean>
  readonly readyWithinMs?: number
  /** How long it may take to end before it is ended by force. */
  readonly graceMs?: number
}

const running = new Set<Background>()

/** Ends what was started and not ended: nothing outlives an interrupted bench. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()))
}

/** Starts a program in the folder bench and resolves when it is ready. */
export async function startBackground(
  program: string,
  args: readonly string[],
  { log, env = {}, isReady, readyWithinMs = 180_000, graceMs = 10_000 }: BackgroundOptions,
): Promise<Background> {
  mkdirSync(dirname(log), { recursive: true })
  const handle = openSync(log, 'a')
  // A group of its own, which is ended as a whole.
  const child = spawn(program, args, {
    cwd: bench,
    env: { ...environment, ...env },
    stdio: ['ignore', handle, handle],
    detached: true,
  })
  closeSync(handle)
  await new Promise((done, fail) => child.once('spawn', done).once('error', fail))
  const background: Background = {
    pid: Number(child.pid),
    stop: async () => {
      running.delete(background)
      await endGroup(child, graceMs)
    },
  }
  running.add(background)
  const deadline = Date.now() + readyWithinMs
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended; its log is ${log}`)
    if (Date.now() > deadline) {
      await background.stop()
      throw new Error(`${args.join(' ')} was not ready after ${readyWithinMs / 1000} s; its log is ${log}`)
    }
    await pause(100)
  }
  return background
}

/** Runs a program in the folder bench to its end and gives what it printed. */
export async function output(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(program, args, { cwd: bench, env: { ...environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [printed, complaints] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const code = await new Promise((done, fail) => child.once('close', done).once('error', fail))
  if (code !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${code}: ${complaints.trim().split('\n').slice(-5).join('\n')}`,
    )
  return printed
}

/** Whether anything at all, or a success, is answered. */
export async function answers(url: string, success = true): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return !success || response.ok
  } catch {
    return false
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', () => done()))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Asks a program to end and ends what is left of its group by force. */
async function endGroup(child: ChildProcess, graceMs: number): Promise<void> {
  const ended = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done()
    else child.once('exit', () => done())
  })
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(force)
  try {
    process.kill(-Number(child.pid), 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}
