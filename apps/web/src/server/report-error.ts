import 'server-only'

/** Writes an unforeseen error to the log, one JSON document a line, without anything the visitor sent. */
export function reportError(error: unknown, context: Readonly<Record<string, string>> = {}): void {
  const described =
    error instanceof Error
      ? { name: error.name, message: error.message, stack: error.stack }
      : { message: String(error) }
  process.stderr.write(
    `${JSON.stringify({ level: 'error', at: new Date().toISOString(), ...context, ...described })}\n`,
  )
}
