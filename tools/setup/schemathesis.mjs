// The tester of OpenAPI documents, in an environment of its own.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { demoFolder, root } from '../places.mjs'
import { runCommand } from './command.mjs'
import { fingerprint, isStamped, writeStamp } from './fingerprint.mjs'
import { findPython } from './python.mjs'

const folder = join(root, 'tools/schemathesis')
const venv = join(demoFolder, 'schemathesis')

/**
 * Installs what is pinned, unless it is there.
 * @param {{ env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} options
 * @returns {Promise<string>} the program
 */
export async function provideSchemathesis({ env, logFile, say }) {
  const program = join(venv, 'bin/schemathesis')
  const stamp = join(venv, '.installed')
  const { program: python, version } = findPython(env)
  const inputs = fingerprint(folder, ['requirements.txt'], { salt: version })
  if (existsSync(program) && isStamped(stamp, inputs)) {
    say('unchanged')
    return program
  }
  const pipEnv = { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONNOUSERSITE: '1' }
  rmSync(venv, { recursive: true, force: true })
  await runCommand(python, ['-m', 'venv', venv], { what: 'Making its Python environment', env: pipEnv, logFile })
  await runCommand(join(venv, 'bin/python'), ['-m', 'pip', 'install', '-r', join(folder, 'requirements.txt')], {
    what: 'Installing schemathesis',
    env: pipEnv,
    logFile,
  })
  writeStamp(stamp, inputs)
  return program
}
