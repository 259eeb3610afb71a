// A file system of a few megabytes, which can be filled without harm to anything else.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmdirSync } from 'node:fs'
import { Problem } from '../problem.mjs'

/**
 * @param {string} folder where it is to be
 * @param {number} megabytes
 * @returns {{ folder: string, unmount: () => void }}
 */
export function mountSmallDisk(folder, megabytes) {
  mkdirSync(folder, { recursive: true })
  // Of a run that was killed.
  run('umount', [folder])
  const { status, stderr } = run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder])
  if (status !== 0)
    throw new Problem(
      `A small disk for the photos cannot be mounted: ${stderr?.trim() || 'there is no mount'}`,
      'Run the drills on Linux as root, as in a container with CAP_SYS_ADMIN: they fill a disk of their own.',
    )
  return {
    folder,
    unmount: () => {
      run('umount', [folder])
      rmdirSync(folder)
    },
  }
}

const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
  spawnSync(program, args, { encoding: 'utf8' })
