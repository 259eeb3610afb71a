// `npm run up`: installs, builds and starts everything. `--detach` leaves it running in the background.
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { up } = await import('./up/command.mjs')
process.exit(await up(process.argv.slice(2), process.env))
