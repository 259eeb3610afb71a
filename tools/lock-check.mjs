// Refuses a package-lock.json that lacks packages for other platforms: npm drops them when it locks beside an existing
// node_modules or when a registry lacks them, and then `npm ci` fails or starts without a binary elsewhere.
import { readFileSync } from 'node:fs'
import { root } from './places.mjs'

/** @typedef {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} LockedPackages */

/**
 * What packages of the lock want where it can be had, and the lock has nowhere.
 * @param {LockedPackages} packages
 * @returns {{ package: string, lacks: string[] }[]}
 */
export function missingPlatformPackages(packages) {
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) => {
    const lacks = Object.keys(optionalDependencies).filter((name) => !locked.has(name))
    return lacks.length ? [{ package: path || 'package.json', lacks }] : []
  })
}

/** @returns {string} empty when nothing is missing */
export function lockComplaints() {
  /** @type {{ packages: LockedPackages }} */
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  const missing = missingPlatformPackages(packages)
  if (!missing.length) return ''
  return [
    ...missing.map(({ package: name, lacks }) => `${name} lacks ${lacks.join(', ')}`),
    'Lock again in an empty folder: npm install --package-lock-only',
  ].join('\n')
}
