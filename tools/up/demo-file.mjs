// .data/demo.json: how to reach the running demo. It exists while the demo runs.
import { existsSync, readFileSync } from 'node:fs'
import { writeStamp } from '../setup/fingerprint.mjs'

/** @typedef {import('../services/seed.mjs').DemoAccounts & { web: string, gateway: string }} Demo */

/** @param {string} path @param {Demo} demo */
export const writeDemo = (path, demo) => writeStamp(path, `${JSON.stringify(demo, null, 2)}\n`)

/** @param {string} path @returns {Demo | undefined} */
export const readDemo = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/** What a newcomer needs to know. @param {Demo} demo */
export function describeDemo({ web, gateway, users }) {
  const people = Object.entries(users).map(
    ([role, { email, password }]) => `    ${role.padEnd(9)}${email}  password: ${password}`,
  )
  return [`  Open ${web}`, `  Scan API: ${gateway}`, '  Mail: .data/outbox', '  Demo accounts:', ...people].join('\n')
}
