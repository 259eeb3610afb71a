// The two Node.js programs: gateway and web.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../places.mjs'
import { standardWebBuild } from '../setup/build.mjs'
import { answers, programPart } from './part.mjs'

/** @typedef {import('../process/supervisor.mjs').Part} Part */

/**
 * @typedef {object} ApplicationOptions
 * @property {number} port
 * @property {NodeJS.ProcessEnv} env the whole environment
 * @property {string} logFile
 */

/** @param {ApplicationOptions} options @returns {Part} */
export function gatewayPart({ port, env, logFile }) {
  const cwd = join(root, 'apps/gateway')
  return programPart({
    name: 'gateway',
    program: process.execPath,
    args: [join(cwd, 'dist/main.js')],
    cwd,
    env: { ...env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' },
    logFile,
    isReady: () => answers(`http://127.0.0.1:${port}/readyz`),
    readyWithinMs: 60_000,
    graceMs: 15_000,
  })
}

/** @param {ApplicationOptions & { webBuild?: string }} options @returns {Part} */
export function webPart({ port, env, logFile, webBuild = standardWebBuild }) {
  const cwd = join(root, 'apps/web')
  const next = join(dirname(createRequire(join(cwd, 'package.json')).resolve('next/package.json')), 'dist/bin/next')
  return programPart({
    name: 'web',
    program: process.execPath,
    args: [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    cwd,
    env: { ...env, NODE_ENV: 'production', PORT: String(port), NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: webBuild },
    logFile,
    isReady: () => answers(`http://127.0.0.1:${port}/`),
    readyWithinMs: 60_000,
    graceMs: 10_000,
  })
}
