// One `up` for a clone at a time.
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../problem.mjs'
import { running } from '../process/records.mjs'
import { processInfo } from '../process/table.mjs'

export const holderName = 'up'

/**
 * Claims the record folder for this process.
 * @param {string} records
 * @returns {import('../process/table.mjs').ProcessInfo | undefined} the process that has it already
 */
export function claim(records) {
  mkdirSync(records, { recursive: true })
  const own = join(records, `${holderName}.${process.pid}`)
  const claimed = join(records, `${holderName}.json`)
  const text = `${JSON.stringify(processInfo(process.pid), null, 2)}\n`
  writeFileSync(own, text)
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, and only one of two can make it.
        linkSync(own, claimed)
        return undefined
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
      }
      const holder = running(records, holderName)
      if (holder) return holder
      rmSync(claimed, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {string} records */
export function release(records) {
  const claimed = join(records, `${holderName}.json`)
  try {
    if (JSON.parse(readFileSync(claimed, 'utf8')).pid === process.pid) rmSync(claimed, { force: true })
  } catch {
    // Already gone.
  }
}
