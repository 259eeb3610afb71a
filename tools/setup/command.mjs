// Runs a program to its end, its output going to a log file.
import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainFailure } from './failures.mjs'

/**
 * @typedef {object} CommandOptions
 * @property {string} what what is being done, as the beginning of a sentence: for the message when it fails
 * @property {string} logFile
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment
 * @property {(line: string) => void} [onLine] called with each line of output
 * @property {AbortSignal} [signal] ends the program
 */

/**
 * @param {string} program @param {string[]} args @param {CommandOptions} options
 * @returns {Promise<string>} standard output
 * @throws {import('../problem.mjs').Problem} when the program fails
 */
export async function runCommand(program, args, options) {
  const { code, stdout, output } = await tryCommand(program, args, options)
  if (code !== 0) throw explainFailure(options.what, output, options.logFile)
  return stdout
}

/**
 * @param {string} program @param {string[]} args @param {CommandOptions} options
 * @returns {Promise<{ code: number, stdout: string, output: string }>} output: both streams as they came
 */
export function tryCommand(program, args, { logFile, cwd, env = process.env, onLine, signal }) {
  mkdirSync(dirname(logFile), { recursive: true })
  appendFileSync(logFile, `\n$ ${[program, ...args].join(' ')}\n`)
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], signal })
    const collected = { stdout: '', output: '' }
    let line = ''
    for (const [name, stream] of Object.entries({ stdout: child.stdout, stderr: child.stderr })) {
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ text) => {
        appendFileSync(logFile, text)
        collected.output += text
        if (name === 'stdout') collected.stdout += text
        const lines = (line + text).split(/[\r\n]+/)
        line = lines.pop() ?? ''
        for (const whole of lines) onLine?.(whole)
      })
    }
    child.once('error', (error) => done({ code: 127, stdout: '', output: `${collected.output}\n${error.message}` }))
    child.once('close', (code, signal) => done({ code: code ?? (signal ? 128 : 1), ...collected }))
  })
}
