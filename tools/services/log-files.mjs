// One log file a part.
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const largest = 10 * 1024 * 1024

/** Puts a log that has grown large aside, as NAME.1; the one before is dropped. @param {string} path */
export function rotate(path) {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`)
}

/**
 * Opens a log for a child process.
 * @template T @param {string} path @param {(handle: number) => T} use @returns {T}
 */
export function withLog(path, use) {
  mkdirSync(dirname(path), { recursive: true })
  const handle = openSync(path, 'a')
  try {
    return use(handle)
  } finally {
    closeSync(handle)
  }
}

/** The last lines of a log, for a message. @param {string} path @param {number} [lines] */
export function tail(path, lines = 8) {
  if (!existsSync(path)) return ''
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
