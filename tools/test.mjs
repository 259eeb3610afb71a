// `npm test`: sets itself up, starts what the tests need and runs all of them. `npm test -- SUITE …` runs some.
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { test } = await import('./testing/command.mjs')
process.exit(await test(process.argv.slice(2), process.env))
