// `npm run test:long`: what takes too long for every run. `npm run test:long -- SUITE …` runs some.
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { test } = await import('./testing/command.mjs')
const { longSuites } = await import('./testing/long-suites.mjs')
process.exit(await test(process.argv.slice(2), process.env, longSuites))
