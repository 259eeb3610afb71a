// The first thing that runs: only syntax that old versions of Node.js can read.

/**
 * What keeps this version of Node.js from running FitSize.
 * @param {string} version as in process.versions.node
 * @returns {{ refused?: string, warning?: string }}
 */
export function judgeNode(version) {
  const parts = version.split('.').map(Number)
  const major = parts[0] || 0
  const minor = parts[1] || 0
  if (major < 20 || (major === 20 && minor < 19))
    return { refused: `Node.js ${version} is too old: FitSize needs 20.19 or newer.` }
  if (major > 24)
    return { warning: `Node.js ${version} is newer than the versions FitSize was tried with (20.19 to 24).` }
  return {}
}

/** Ends this process with a clear sentence when Node.js is too old. */
export function requireNode() {
  const { refused, warning } = judgeNode(process.versions.node)
  if (warning) process.stderr.write(`! ${warning}\n`)
  if (!refused) return
  process.stderr.write(
    `✗ ${refused}\n  → Install a current one (nodejs.org, nvm, fnm, volta) and run the same command again.\n`,
  )
  process.exit(1)
}
