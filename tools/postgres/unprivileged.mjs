// PostgreSQL refuses to run as root. In containers and CI, where everything is root, it runs as `nobody`.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** @typedef {{ uid: number, gid: number }} Account */

/** The account to run PostgreSQL as, or undefined for the one that runs this process. @returns {Account | undefined} */
export const postgresAccount = () => (process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined)

/**
 * Whether an account may pass every folder on the way to `path` and `path` itself (existing ones).
 * @param {string} path @param {Account} account
 */
export function canEnter(path, account) {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder)
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
      if (!(mode & bit)) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/**
 * A folder outside the clone, one for each key, for what the account must reach: a clone under a home folder of mode 0700
 * cannot be entered. Not in the temporary folder, which is emptied at boot: a database lives here.
 * @param {string} key
 */
export const shelterFor = (key) => join(shelters(), createHash('sha256').update(key).digest('hex').slice(0, 12))

/** Makes a shelter that everybody may pass, whatever the umask. @param {string} shelter */
export function makeShelter(shelter) {
  mkdirSync(shelter, { recursive: true })
  for (const folder of new Set([shelters(), shelter])) chmodSync(folder, 0o755)
}

const shelters = () => join(existsSync('/var/lib') ? '/var/lib' : '/var/tmp', 'fitsize')
