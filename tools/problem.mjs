/** A failure that the person at the terminal can do something about: one sentence on what happened, one on what to do. */
export class Problem extends Error {
  /**
   * @param {string} message what happened, as a sentence
   * @param {string} hint what to do about it, as a sentence
   */
  constructor(message, hint) {
    super(message)
    this.name = 'Problem'
    this.hint = hint
  }
}

/** The text of anything thrown. @param {unknown} error */
export const textOf = (error) => (error instanceof Error ? error.message : String(error))

/** The `code` of a Node.js system error (`ENOENT`, `EADDRINUSE` …), if it has one. @param {unknown} error */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
