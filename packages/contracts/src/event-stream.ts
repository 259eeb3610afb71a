/** One event of a `text/event-stream`. */
export type StreamEvent = { readonly name: string; readonly id: string | null; readonly data: string }

/**
 * Reads a server-sent event stream (WHATWG HTML, 9.2.6) chunk by chunk: give it text as it arrives, it returns the
 * events completed so far. Comments (heartbeats) and events without data are passed over.
 */
export function createEventStreamParser(): (chunk: string) => StreamEvent[] {
  let rest = ''
  let name = 'message'
  let data: string[] = []
  let id: string | null = null

  return (chunk) => {
    const events: StreamEvent[] = []
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ name, id, data: data.join('\n') })
        name = 'message'
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') name = value
      else if (field === 'data') data.push(value)
      else if (field === 'id') id = value
    }
    return events
  }
}
