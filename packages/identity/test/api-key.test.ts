import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashApiKey, looksLikeApiKey, newApiKey } from '../src'

describe('API keys', () => {
  it('carry 256 random bits and say what they are', () => {
    const { secret } = newApiKey()
    expect(secret).toMatch(/^fs_[A-Za-z0-9_-]{43}$/)
    expect(Buffer.from(secret.slice(3), 'base64url').byteLength).toBe(32)
    expect(looksLikeApiKey(secret)).toBe(true)
    expect(looksLikeApiKey('eyJhbGciOi')).toBe(false)
  })

  it('are all different', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newApiKey().secret)).size).toBe(1000)
  })

  it('are found again by their hash, which does not hold the secret', () => {
    const { secret, secretHash, prefix } = newApiKey()
    expect(hashApiKey(secret)).toBe(secretHash)
    expect(secretHash).toBe(createHash('sha256').update(secret).digest('hex'))
    expect(secretHash).not.toContain(secret.slice(3))
    expect(secret.startsWith(prefix)).toBe(true)
    expect(prefix).toHaveLength(11)
  })
})
