import { statfsSync } from 'node:fs'
import { Problem } from '../problem.mjs'

const gigabyte = 1e9

/**
 * Refuses to begin what would fill the disk halfway.
 * @param {string} folder @param {number} needed in bytes
 */
export function requireDiskSpace(folder, needed) {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= needed) return
  throw new Problem(
    `The disk has ${(free / gigabyte).toFixed(1)} GB left, ${(needed / gigabyte).toFixed(1)} GB are needed.`,
    'Free some space and run the same command again.',
  )
}
