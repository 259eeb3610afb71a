// MLServer, the other inference server that the tests know, in an environment of its own.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { fingerprint, isStamped, writeStamp } from './fingerprint.mjs'

const requirements = 'requirements-mlserver.txt'
const askPlace = 'import sys, sysconfig; print(sys.version_info[1]); print(sysconfig.get_path("purelib"))'

/**
 * Its packages need other versions than the service's, so they are apart; what it shares with the service (PyTorch and
 * OpenCV are a gigabyte) it sees in the service's environment.
 * @param {object} options
 * @param {string} options.service folder of the service
 * @param {string} options.python of the service's environment
 * @param {string} options.venv folder of MLServer's environment
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logFile
 * @param {(text: string) => void} options.say
 * @returns {Promise<string>} path of the program
 */
export async function installMlserver({ service, python, venv, env, logFile, say }) {
  const program = join(venv, 'bin/mlserver')
  const theirs = place(python)
  const inputs = fingerprint(service, [requirements, 'requirements.txt', 'pyproject.toml'], { salt: theirs.packages })
  const stamp = join(venv, '.installed')
  if (existsSync(program) && isStamped(stamp, inputs)) {
    say('unchanged')
    return program
  }
  const options = {
    what: 'Installing MLServer',
    cwd: service,
    env: { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONNOUSERSITE: '1' },
    logFile,
  }
  rmSync(venv, { recursive: true, force: true })
  await runCommand(python, ['-m', 'venv', venv], options)
  const own = place(join(venv, 'bin/python'))
  // Not the bare path: the service itself is installed by a file of this kind, which only this reads.
  writeFileSync(join(own.packages, 'service.pth'), `import site; site.addsitedir(${JSON.stringify(theirs.packages)})\n`)
  // It says that it does not run with Python 3.13, for reasons of 2024.
  const newer = own.minor > 12 ? ['--ignore-requires-python'] : []
  await runCommand(join(venv, 'bin/python'), ['-m', 'pip', 'install', '-q', ...newer, '-r', requirements], options)
  writeStamp(stamp, inputs)
  return program
}

/** @param {string} python */
function place(python) {
  const { stdout } = spawnSync(python, ['-c', askPlace], { encoding: 'utf8' })
  const [minor = '', packages = ''] = (stdout ?? '').trim().split('\n')
  return { minor: Number(minor), packages }
}
