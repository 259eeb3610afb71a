/**
 * A new idempotency key: 128 random bits. `crypto.randomUUID` would be shorter, but browsers withhold it from pages
 * opened over plain HTTP from another machine, as when a phone opens the demo on a laptop.
 */
export function newSubmissionKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
