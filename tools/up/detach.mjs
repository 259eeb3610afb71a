import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { withLog } from '../services/log-files.mjs'
import { readDemo } from './demo-file.mjs'
import { demoFile, logOf } from './demo-places.mjs'

/**
 * Starts `up` in the background and shows what it prints until it is ready or has failed.
 * @param {NodeJS.ProcessEnv} env @returns {Promise<number>} exit code
 */
export async function detach(env) {
  // One that a killed run left would be taken for this run's.
  rmSync(demoFile, { force: true })
  const log = logOf('up')
  withLog(log, () => writeFileSync(log, ''))
  const child = withLog(log, (handle) =>
    spawn(process.execPath, [fileURLToPath(new URL('../up.mjs', import.meta.url))], {
      env,
      stdio: ['ignore', handle, handle],
      detached: true,
    }),
  )
  child.unref()
  let shown = 0
  const show = () => {
    const text = readFileSync(log, 'utf8')
    process.stdout.write(text.slice(shown))
    shown = text.length
  }
  while (child.exitCode === null && child.signalCode === null) {
    await pause(200)
    show()
    if (readDemo(demoFile)) {
      show()
      return 0
    }
  }
  show()
  return child.exitCode ?? 1
}
