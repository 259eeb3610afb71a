import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bench, made, root } from './places'
import { output } from './programs'

const servicePython = join(root, 'services/inference/.venv/bin/python')
const askPackages = 'import sysconfig; print(sysconfig.get_path("purelib"))'
const requirements = join(bench, 'serving/requirements.txt')

/**
 * Python with the contenders' packages in an environment of its own, which sees the inference service's: PyTorch and the
 * model are the same files for all.
 */
export async function providePython(say: (text: string) => void): Promise<string> {
  const venv = join(made, 'venv')
  const python = join(venv, 'bin/python')
  const packages = await output(servicePython, ['-c', askPackages]).catch(() => {
    throw new Error('The inference service is not installed: npm run up, once (or npm test).')
  })
  const stamp = join(venv, '.installed')
  const inputs = createHash('sha256')
    .update(await readFile(requirements))
    .update(packages)
    .digest('hex')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === inputs) return python
  say('installing the contenders’ packages')
  await rm(venv, { recursive: true, force: true })
  await output(servicePython, ['-m', 'venv', venv])
  await output(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements])
  const own = await output(python, ['-c', askPackages])
  // Behind the packages of its own.
  await writeFile(join(own.trim(), 'fitsize.pth'), `import site; site.addsitedir(${JSON.stringify(packages.trim())})\n`)
  await writeFile(stamp, inputs)
  return python
}
