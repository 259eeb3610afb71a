// What the output of npm, pip and apt says about why they failed.
import { relative } from 'node:path'
import { Problem } from '../problem.mjs'

/** @type {{ pattern: RegExp, message: (what: string) => string, hint: string }[]} */
const causes = [
  {
    pattern: /ENOSPC|No space left on device|disk quota exceeded/i,
    message: (what) => `${what}: the disk is full.`,
    hint: 'Free some gigabytes (an installation takes about 6 GB) and run the same command again.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|NewConnectionError|ConnectTimeoutError|NameResolutionError|Temporary failure in name resolution|Network is unreachable|ReadTimeoutError|Max retries exceeded|Could not resolve host|Failed to establish a new connection/i,
    message: (what) => `${what}: the package registry cannot be reached.`,
    hint: 'Check the network connection and the proxy settings (HTTPS_PROXY), then run the same command again: finished steps are kept.',
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|unable to get local issuer/i,
    message: (what) => `${what}: the registry's certificate is not trusted.`,
    hint: 'Behind a proxy of your own, name its certificate in NODE_EXTRA_CA_CERTS (npm) and PIP_CERT (pip), then run the same command again.',
  },
  {
    pattern: /EACCES|EPERM|Permission denied/,
    message: (what) => `${what}: a file or folder may not be written.`,
    hint: 'Check who owns the clone: files made by another account (root?) have to be given back or removed.',
  },
  {
    pattern: /can only install packages when your package\.json and package-lock\.json|EUSAGE/,
    message: (what) => `${what}: package.json and package-lock.json do not match.`,
    hint: 'Run `npm install` once to bring the lock file up to date, and commit it.',
  },
  {
    pattern: /No module named '?(ensurepip|venv)|ensurepip is not\s+available/,
    message: (what) => `${what}: this Python comes without its venv module.`,
    hint: 'Install it (Debian and Ubuntu: apt install python3-venv), or name another Python: PYTHON=/path/to/python3 npm run up',
  },
  {
    pattern: /No matching distribution found|Could not find a version that satisfies/,
    message: (what) => `${what}: a package has no build for this Python or platform.`,
    hint: 'Python 3.10 to 3.13 on Linux or macOS (x64, arm64) are supported; name another one with PYTHON=/path/to/python3.',
  },
]

/**
 * The problem behind a failed command.
 * @param {string} what what was being done, as the beginning of a sentence
 * @param {string} output what the command wrote
 * @param {string} logFile where all of it is
 */
export function explainFailure(what, output, logFile) {
  const log = relative(process.cwd(), logFile)
  const cause = causes.find(({ pattern }) => pattern.test(output))
  if (cause) return new Problem(cause.message(what), `${cause.hint} (Whole output: ${log})`)
  // npm closes with lines about itself.
  const told = output.split('\n').filter((line) => line.trim() && !/^npm (error|notice|warn)\b/.test(line))
  const last = told.slice(-12).join('\n    ')
  return new Problem(`${what} failed:\n    ${last}`, `The whole output is in ${log}.`)
}
