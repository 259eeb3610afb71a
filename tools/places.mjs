// Where things are, in the clone.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
export const inferenceFolder = join(root, 'services/inference')
export const virtualEnvironment = join(inferenceFolder, '.venv')
export const virtualPython = join(virtualEnvironment, 'bin/python')

/** What a run of the demo keeps. */
export const demoFolder = join(root, '.data')
