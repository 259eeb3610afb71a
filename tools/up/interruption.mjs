// Ctrl-C, `npm run down` and a closed terminal.

/**
 * A signal that is aborted when this process is asked to end. npm passes a terminal's Ctrl-C on, so it may come twice.
 * @returns {AbortSignal}
 */
export function interruption() {
  const controller = new AbortController()
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => controller.abort(name))
  // A terminal that was closed takes no more output; that must not keep the parts from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return controller.signal
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
export const aborted = (signal) =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
