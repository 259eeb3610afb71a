// Finds a Python to make the inference service's environment with.
import { spawnSync } from 'node:child_process'
import { Problem } from '../problem.mjs'

/** @typedef {{ program: string, version: string }} Python */

const candidates = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python']
const probe = 'import sys; print(sys.executable); print("%d.%d.%d" % sys.version_info[:3])'

/**
 * The first Python of a supported version: the one named by PYTHON, else the newest on the PATH.
 * @param {NodeJS.ProcessEnv} env @returns {Python}
 */
export function findPython(env) {
  if (env.PYTHON) {
    const named = ask(env.PYTHON, env)
    if (!named)
      throw new Problem(`PYTHON names ${env.PYTHON}, which is no Python.`, 'Correct or remove the variable PYTHON.')
    if (!isSupported(named.version))
      throw new Problem(`PYTHON names Python ${named.version}.`, 'Name one of version 3.10 to 3.13.')
    return named
  }
  const found = candidates.flatMap((name) => ask(name, env) ?? [])
  const supported = found.find(({ version }) => isSupported(version))
  if (supported) return supported
  throw new Problem(
    found.length
      ? `Only Python ${[...new Set(found.map((p) => p.version))].join(', ')} found: FitSize needs 3.10 to 3.13.`
      : 'No Python found: FitSize needs 3.10 to 3.13 for its measuring service.',
    'Install one (python.org, apt install python3 python3-venv, brew install python@3.13), or name it: PYTHON=/path/to/python3 npm run up',
  )
}

/** @param {string} version */
export function isSupported(version) {
  const [major, minor = 0] = version.split('.').map(Number)
  return major === 3 && minor >= 10 && minor <= 13
}

/** A name may stand for nothing (a version manager's stub): it counts when it runs. @param {string} program @param {NodeJS.ProcessEnv} env */
function ask(program, env) {
  const { status, stdout } = spawnSync(program, ['-c', probe], { encoding: 'utf8', env })
  const [executable, version] = (stdout ?? '').trim().split('\n')
  return status === 0 && executable && version ? { program: executable, version } : undefined
}
