/** No call is held longer, whatever it asks for. */
const longestWaitSeconds = 300

/**
 * How long a caller wants the answer to be held for the result, in seconds: the `wait` preference of RFC 7240. Null
 * for the normal asynchronous answer, also when `respond-async` is asked for without a `wait`, or when a preference
 * cannot be understood: those are ignored, by that RFC.
 */
export function waitSecondsOf(header: string | readonly string[] | undefined): number | null {
  const preferences = (typeof header === 'string' ? [header] : (header ?? [])).flatMap((line) => line.split(','))
  for (const preference of preferences) {
    const seconds = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(;.*)?$/i.exec(preference)?.[1]
    if (seconds !== undefined && Number(seconds) > 0) return Math.min(Number(seconds), longestWaitSeconds)
  }
  return null
}
