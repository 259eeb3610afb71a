// `npm run down`: stops what `npm run up` started.
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { down } = await import('./up/down.mjs')
process.exit(await down())
