// Refuses a package-lock.json with which `npm ci` fails, or starts without a binary, on a machine without node_modules:
// beside an existing node_modules npm drops other platforms' packages, and second versions of a package, from the lock.
import { readFileSync } from 'node:fs'
import { root } from './places.mjs'

/** @typedef {Record<string, { version?: string, link?: boolean, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }>} LockedPackages */

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

/**
 * Versions that a package of this repository pins and would not get: the lock has another one where it looks.
 * @param {LockedPackages} packages
 * @returns {{ package: string, lacks: string[] }[]}
 */
export function unmetPins(packages) {
  const own = Object.entries(packages).filter(([path]) => !path.includes('node_modules'))
  return own.flatMap(([path, { dependencies, devDependencies }]) => {
    const lacks = Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, wanted]) => /^\d/.test(wanted))
      .filter(([name, wanted]) => {
        const found = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
        return !found?.link && found?.version !== wanted
      })
      .map(([name, wanted]) => `${name} ${wanted}`)
    return lacks.length ? [{ package: path || 'package.json', lacks }] : []
  })
}

/** @returns {string} empty when nothing is missing */
export function lockComplaints() {
  /** @type {{ packages: LockedPackages }} */
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
  const missing = [...missingPlatformPackages(packages), ...unmetPins(packages)]
  if (!missing.length) return ''
  return [
    ...missing.map(({ package: name, lacks }) => `${name} lacks ${lacks.join(', ')}`),
    'Lock again in an empty folder: npm install --package-lock-only',
  ].join('\n')
}
