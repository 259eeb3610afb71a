export type Base64Decoder = {
  /** Decodes the next part; null once something in it cannot be base64. */
  push(text: string): Buffer | null
  /** What was still waiting for company; null when characters are missing. */
  end(): Buffer | null
}

/** No media type is longer; without an end the prefix is none. */
const longestPrefix = 200

/**
 * Decodes base64 that arrives in parts. Taken as well: line breaks and spaces, the alphabet for URLs, missing `=` at
 * the end, and the `data:` prefix of browsers before it.
 */
export function createBase64Decoder(): Base64Decoder {
  /** The start, until it shows whether it is a prefix; then null. */
  let start: string | null = ''
  /** Fewer than four characters of the last group. */
  let rest = ''
  let padding = 0
  let broken = false

  const fail = (): null => {
    broken = true
    return null
  }

  const withoutPrefix = (text: string, isLast: boolean): string | null => {
    if (start === null) return text
    start += text
    const isPrefix = 'data:'.startsWith(start.slice(0, 5).toLowerCase())
    const end = start.indexOf(',')
    if (isPrefix && end < 0) {
      if (start.length > longestPrefix || (isLast && start.length >= 5)) return fail()
      if (!isLast) return ''
    }
    const payload = isPrefix && start.length >= 5 ? start.slice(end + 1) : start
    start = null
    return payload
  }

  const decode = (text: string): Buffer | null => {
    const characters = /\s/.test(text) ? text.replace(/\s+/g, '') : text
    const data = characters.replace(/=+$/, '')
    const marks = characters.length - data.length
    if (padding > 0 && data !== '') return fail()
    padding += marks
    if (padding > 2 || !/^[A-Za-z0-9+/_-]*$/.test(data)) return fail()
    const known = rest + data
    const whole = known.length - (known.length % 4)
    rest = known.slice(whole)
    return Buffer.from(known.slice(0, whole), 'base64')
  }

  return {
    push(text) {
      if (broken) return null
      const payload = withoutPrefix(text, false)
      return payload === null ? null : decode(payload)
    },
    end() {
      if (broken) return null
      const payload = withoutPrefix('', true)
      const last = payload === null ? null : decode(payload)
      // One character holds six bits, no byte.
      if (last === null || rest.length === 1) return fail()
      return Buffer.concat([last, Buffer.from(rest, 'base64')])
    },
  }
}
