// Tells whether files changed since something was made from them.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * A hash over names and contents of files.
 * @param {string} base folder that the names are relative to
 * @param {string[]} paths files and folders; folders with everything in them; missing ones count as empty
 * @param {{ ignore?: (name: string) => boolean, salt?: string }} [options]
 */
export function fingerprint(base, paths, { ignore = () => false, salt = '' } = {}) {
  const hash = createHash('sha256').update(salt)
  for (const path of paths.toSorted())
    for (const file of filesIn(join(base, path), ignore))
      hash.update(`\0${relative(base, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} path @param {(name: string) => boolean} ignore @returns {string[]} */
function filesIn(path, ignore) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !ignore(name))
    .toSorted()
    .flatMap((name) => filesIn(join(path, name), ignore))
}

/** Whether the stamp says that this was made from exactly these inputs. @param {string} stamp @param {string} inputs */
export const isStamped = (stamp, inputs) => existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs

/**
 * Notes what something was made from; written last, so an interrupted run leaves no stamp.
 * @param {string} stamp @param {string} inputs
 */
export function writeStamp(stamp, inputs) {
  mkdirSync(dirname(stamp), { recursive: true })
  const half = `${stamp}.${process.pid}`
  writeFileSync(half, inputs)
  renameSync(half, stamp)
}
