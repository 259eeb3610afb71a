// The suites of `npm run test:long`.
import { join } from 'node:path'
import { root } from '../places.mjs'
import { vitestCounts } from './counts.mjs'
import { reported, vitestWith } from './suites.mjs'

/** @type {import('./suites.mjs').Suite[]} */
export const longSuites = [
  reported({
    name: 'fuzz',
    title: 'Bad input against the gateway (vitest, schemathesis)',
    program: process.execPath,
    args: (report) => vitestWith('vitest.fuzz.config.ts', report),
    cwd: join(root, 'apps/gateway'),
    count: vitestCounts,
  }),
  drill('drills', 'Faults that lose nothing (vitest)'),
  drill('overload', 'Three times more scans than can be measured (vitest)'),
]

/** @param {string} name of the suite and of its file @param {string} title */
function drill(name, title) {
  return reported({
    name,
    title,
    program: process.execPath,
    args: (report) => [...vitestWith('vitest.drills.config.ts', report), `${name}.drill.ts`],
    cwd: join(root, 'apps/gateway'),
    count: vitestCounts,
  })
}
