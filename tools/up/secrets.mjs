// Secrets of the local demo: random, made once, readable by their owner only.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** @typedef {{ authSecret: string, actorTokenSecret: string }} Secrets */

/** @param {string} path @returns {Secrets} */
export function demoSecrets(path) {
  if (existsSync(path)) {
    /** @type {Partial<Secrets>} */
    const { authSecret, actorTokenSecret } = JSON.parse(readFileSync(path, 'utf8'))
    if (authSecret && actorTokenSecret) return { authSecret, actorTokenSecret }
  }
  const secrets = { authSecret: newSecret(), actorTokenSecret: newSecret() }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

const newSecret = () => randomBytes(32).toString('base64url')
