// What a test run keeps and what it throws away; nothing of it is the running demo's.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoFolder, root } from '../places.mjs'

const kept = join(demoFolder, 'test')
export const records = join(kept, 'run')
export const logs = join(kept, 'logs')
export const reports = join(kept, 'reports')
export const modelStore = join(kept, 'model-store')
export const mlserverEnvironment = join(kept, 'mlserver-venv')
export const mlserverRepository = join(kept, 'mlserver-repository')

/** Emptied before and after a run. */
export const temporary = join(tmpdir(), `fitsize-test-${createHash('sha256').update(root).digest('hex').slice(0, 10)}`)

/** @param {string} part */
export const logOf = (part) => join(logs, `${part}.log`)
