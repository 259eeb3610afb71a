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
]
