// Prints a failure so that a person knows what happened and what to do.
import { Problem, textOf } from '../problem.mjs'

/**
 * @param {unknown} error
 * @param {{ write(text: string): unknown }} [out]
 */
export function printProblem(error, out = process.stderr) {
  if (error instanceof Problem) {
    out.write(`\n✗ ${error.message}\n  → ${error.hint}\n`)
    return
  }
  // Not foreseen: the stack says where, the message alone would not.
  out.write(`\n✗ ${error instanceof Error && error.stack ? error.stack : textOf(error)}\n`)
}
