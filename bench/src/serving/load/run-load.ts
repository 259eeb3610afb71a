import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { environment } from '../../env'
import { type LoadResult, loadResultSchema, type Plan } from './plan'

const program = new URL('main.ts', import.meta.url).pathname

/** Runs the load generator as a process of its own. */
export async function runLoad(plan: Plan): Promise<LoadResult> {
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(plan))
  const ended = new Promise<number | null>((done, fail) => child.once('close', done).once('error', fail))
  const printed = await text(child.stdout)
  const code = await ended
  if (code !== 0) throw new Error(`the load generator ended with ${code}`)
  return loadResultSchema.parse(JSON.parse(printed))
}
