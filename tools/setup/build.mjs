// The built applications, their database client and the model store: each made anew only when its sources changed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { fingerprint, isStamped, writeStamp } from './fingerprint.mjs'

/** @typedef {{ root: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} BuildOptions */

const made = new Set(['node_modules', '.next', 'dist', '.turbo', 'generated', 'test', 'next-env.d.ts'])
const ignore = (/** @type {string} */ name) => made.has(name) || name.endsWith('.tsbuildinfo')
const configuration = ['package-lock.json', 'package.json', 'tsconfig.base.json']

/** Prisma's client, from the schema. @param {BuildOptions} options */
export async function generateDatabaseClient({ root, env, logFile, say }) {
  const inputs = fingerprint(root, ['prisma/schema', 'prisma.config.ts', 'package-lock.json'])
  const stamp = join(root, 'packages/db/src/generated/.made-from')
  if (isStamped(stamp, inputs)) return say('unchanged')
  await runCommand(process.execPath, ['tools/prisma.mjs', 'generate'], {
    what: 'Making the database client',
    cwd: root,
    env,
    logFile,
  })
  writeStamp(stamp, inputs)
}

/** Where `next build` puts the web application unless told otherwise, in apps/web. */
export const standardWebBuild = '.next'
/** Another place for it, so that a running demo keeps the files that it serves. */
export const otherWebBuild = '.next/other'

/**
 * Gateway and web, each when its own sources or those of a package changed. Not through turbo: of a failed build its last
 * lines say only that something failed.
 * @param {BuildOptions & { webBuild?: string }} options webBuild: folder in apps/web
 */
export async function buildApplications({ webBuild = standardWebBuild, ...options }) {
  const { root } = options
  await buildOutdated([application(root, 'gateway', 'dist'), application(root, 'web', webBuild)], options, webBuild)
}

/** @param {BuildOptions} options */
export async function buildGateway(options) {
  await buildOutdated([application(options.root, 'gateway', 'dist')], options)
}

/**
 * @param {ReturnType<typeof application>[]} applications
 * @param {BuildOptions} options
 * @param {string} [webBuild]
 */
async function buildOutdated(applications, { root, env, logFile, say }, webBuild = standardWebBuild) {
  const outdated = applications.filter(({ stamp, inputs }) => !isStamped(stamp, inputs))
  for (const { name, stamp, inputs } of outdated) {
    say(name)
    await runCommand('npm', ['run', 'build', '--workspace', `@fitsize/${name}`], {
      what: `Building ${name}`,
      cwd: root,
      env: { ...env, NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: webBuild },
      logFile,
    })
    writeStamp(stamp, inputs)
  }
  say(outdated.length ? outdated.map(({ name }) => name).join(', ') : 'unchanged')
}

/** Whether the standard build of the web application is that of the present sources. @param {string} root */
export function webIsBuilt(root) {
  const { stamp, inputs } = application(root, 'web', standardWebBuild)
  return isStamped(stamp, inputs)
}

/**
 * The stamp lies beside what was made: `next build` by hand empties its folder, and the stamp goes with it.
 * @param {string} root @param {string} name @param {string} made folder of the build
 */
function application(root, name, made) {
  const sources = [...configuration, `apps/${name}`, 'packages', 'prisma/schema']
  return { name, stamp: join(root, 'apps', name, made, 'made-from'), inputs: fingerprint(root, sources, { ignore }) }
}

/**
 * The folder that TorchServe loads its models from.
 * @param {BuildOptions & { service: string, python: string, modelStore: string, original?: import('../up/settings.mjs').OriginalNetwork | undefined }} options
 */
export async function exportModels({ service, python, modelStore, original, env, logFile, say }) {
  const inputs = fingerprint(service, ['src', 'weights', 'pyproject.toml'], {
    ignore: (name) => name === '__pycache__' || name.endsWith('.egg-info'),
    salt: JSON.stringify([service, original ?? null]),
  })
  const stamp = `${modelStore}.made-from`
  // Original weights are checked each time: of gigabytes that anybody may exchange, no stamp knows.
  if (!original && existsSync(modelStore) && isStamped(stamp, inputs)) return say('unchanged')
  const choice = original ? ['--network', original.network, '--original-weights', original.weights] : []
  await runCommand(python, ['-m', 'fitsize_inference', 'export', '--output', modelStore, ...choice], {
    what: 'Exporting the models',
    cwd: service,
    env,
    logFile,
  })
  writeStamp(stamp, inputs)
}
