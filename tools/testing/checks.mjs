// What is checked without running the product: style, types, who imports whom, generated files, the lock file.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockComplaints } from '../lock-check.mjs'
import { inferenceFolder, root, virtualEnvironment } from '../places.mjs'

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {(env: NodeJS.ProcessEnv) => Promise<string>} complaints empty when all is well
 */

const installed = (/** @type {string} */ program) => join(root, 'node_modules/.bin', program)
const python = (/** @type {string} */ program) => join(virtualEnvironment, 'bin', program)

/** Python outside of the inference service, in its environment and held to its rules. */
const elsewhere = ['../../bench/simulation', '../../bench/serving']

/** @type {Check[]} */
export const allChecks = [
  program('Style and lint (biome)', installed('biome'), ['ci', '.', '--colors=off']),
  program('Who imports whom (dependency-cruiser)', installed('depcruise'), [
    'apps',
    'packages',
    'e2e',
    '--config',
    '.dependency-cruiser.mjs',
  ]),
  program('Types (tsc)', installed('turbo'), ['run', 'typecheck', '--output-logs=errors-only']),
  program('Types of the tools (tsc)', installed('tsc'), ['-p', 'tools']),
  program('Types of the demo seed (tsc)', installed('tsc'), ['-p', 'prisma']),
  { name: 'Generated files', complaints: generatedComplaints },
  { name: 'Lock file', complaints: async () => lockComplaints() },
  program('Python lint (ruff)', python('ruff'), ['check', '.', ...elsewhere], inferenceFolder),
  program('Python style (ruff format)', python('ruff'), ['format', '--check', '.', ...elsewhere], inferenceFolder),
  program('Python types (mypy)', python('mypy'), [], inferenceFolder),
  program('Python layers (import-linter)', python('lint-imports'), [], inferenceFolder),
]

/**
 * @param {Check} check @param {NodeJS.ProcessEnv} env @param {import('../terminal/steps.mjs').Steps} steps
 * @returns {Promise<string>} what is wrong, empty when nothing is
 */
export async function runCheck(check, env, steps) {
  let complaints = ''
  await steps.step(check.name, async (say) => {
    complaints = await check.complaints(env)
    if (complaints) say('complains, see below')
    return !complaints
  })
  return complaints
}

/** @param {string} name @param {string} file @param {string[]} args @param {string} [cwd] @returns {Check} */
function program(name, file, args, cwd = root) {
  return {
    name,
    complaints: async (env) => {
      const { code, output } = await outputOf(file, args, cwd, env)
      return code === 0 ? '' : output.trim() || `ended with code ${code}`
    },
  }
}

/**
 * The views of the garment specification are committed; they must be what its generator writes.
 * @param {NodeJS.ProcessEnv} env
 */
async function generatedComplaints(env) {
  const files = [
    'packages/garments/src/generated-names.ts',
    'packages/garments/src/generated.ts',
    'services/inference/src/fitsize_inference/spec/generated.py',
  ].map((path) => join(root, path))
  const before = files.map((file) => readFileSync(file, 'utf8'))
  const { code, output } = await outputOf(process.execPath, ['packages/garments/tools/generate.mjs'], root, env)
  if (code !== 0) return output
  const changed = files.filter((file, index) => readFileSync(file, 'utf8') !== before[index])
  return changed.length ? `Out of date, now written anew; commit them:\n${changed.join('\n')}` : ''
}

/** @param {string} file @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} env */
function outputOf(file, args, cwd, env) {
  return new Promise((/** @type {(result: { code: number, output: string }) => void} */ done) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.once('error', ({ message }) => done({ code: 127, output: message }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}
