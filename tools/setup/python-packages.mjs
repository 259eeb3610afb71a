// The inference service's own Python environment.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../problem.mjs'
import { runCommand } from './command.mjs'
import { fingerprint, isStamped, writeStamp } from './fingerprint.mjs'
import { findPython, isSupported } from './python.mjs'
import { chooseTorch, cpuIndexReachable, hasNvidiaGpu, packagesInReport } from './torch.mjs'

/**
 * @typedef {object} PythonInstallation
 * @property {string} service folder of the service
 * @property {string} venv folder of the environment
 * @property {boolean} development also what its tests and checks need
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile
 * @property {(text: string) => void} say
 */

/** Makes the environment and installs what is pinned. @param {PythonInstallation} installation */
export async function installPythonPackages({ service, venv, development, env, logFile, say }) {
  const python = join(venv, 'bin/python')
  const pipEnv = { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONNOUSERSITE: '1' }
  const run = pipRunner(python, { cwd: service, env: pipEnv, logFile, say })
  let version = versionOf(python)
  if (!version || !isSupported(version) || (env.PYTHON && findPython(env).version !== version)) {
    const found = findPython(env)
    say(`environment for Python ${found.version}`)
    rmSync(venv, { recursive: true, force: true })
    await runCommand(found.program, ['-m', 'venv', venv], {
      what: 'Making the Python environment',
      env: pipEnv,
      logFile,
    })
    version = found.version
  }
  const files = development ? ['requirements.txt', 'requirements-dev.txt'] : ['requirements.txt']
  const salt = `${version} ${env.FITSIZE_TORCH_INDEX ?? ''}`
  const stampOf = (/** @type {string} */ file) => join(venv, `.installed-${file}`)
  const inputsOf = (/** @type {string} */ file) => fingerprint(service, [file, 'pyproject.toml'], { salt })
  const outdated = files.filter((file) => !isStamped(stampOf(file), inputsOf(file)))
  if (!outdated.length) return say(`unchanged, Python ${version}`)

  if (outdated.includes('requirements.txt')) {
    // Older pips download a whole wheel to learn what it needs, gigabytes in PyTorch's case.
    await run(['install', '--upgrade', 'pip==25.3'])
    await installTorch(service, run, env, say)
  }
  for (const file of outdated) {
    await run(['install', '-r', file])
    writeStamp(stampOf(file), inputsOf(file))
  }
  say(`Python ${version}`)
}

/**
 * @param {string} service @param {(args: string[]) => Promise<string>} run
 * @param {NodeJS.ProcessEnv} env @param {(text: string) => void} say
 */
async function installTorch(service, run, env, say) {
  const requirement = /"(torch==[^"]+)"/.exec(readFileSync(join(service, 'pyproject.toml'), 'utf8'))?.[1]
  if (!requirement)
    throw new Problem('The inference service pins no PyTorch.', 'Add "torch==VERSION" to its pyproject.toml.')
  const setting = env.FITSIZE_TORCH_INDEX
  const packages = setting ? [] : await wouldInstall(requirement, run)
  const source = await chooseTorch({ setting, packages, gpu: hasNvidiaGpu(), cpuIndexReachable })
  say(`PyTorch: ${source.reason}`)
  await run(['install', ...(source.index ? ['--index-url', source.index] : []), requirement])
}

/** @param {string} requirement @param {(args: string[]) => Promise<string>} run */
async function wouldInstall(requirement, run) {
  const folder = mkdtempSync(join(tmpdir(), 'fitsize-pip-'))
  try {
    const report = join(folder, 'report.json')
    await run(['install', '--dry-run', '--quiet', '--report', report, requirement])
    return packagesInReport(readFileSync(report, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {string} python
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} options
 */
function pipRunner(python, { say, ...options }) {
  return (/** @type {string[]} */ args) =>
    runCommand(python, ['-m', 'pip', ...args, '--progress-bar', 'off'], {
      ...options,
      what: 'Installing the Python packages',
      onLine: (line) => {
        const match = /^(?:Collecting|Downloading|Installing collected packages:) (\S+)/.exec(line)
        if (match) say(line.slice(0, 60))
      },
    })
}

/** @param {string} python */
function versionOf(python) {
  if (!existsSync(python)) return undefined
  const { status, stdout } = spawnSync(python, ['-c', 'import sys, pip; print("%d.%d.%d" % sys.version_info[:3])'], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}
