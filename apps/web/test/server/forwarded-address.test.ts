import { describe, expect, it } from 'vitest'
import { forwardedAddress } from '@/server/forwarded-address'

describe('the address of a client', () => {
  it('is what the nearest proxy saw, whatever the client claims', () => {
    expect(forwardedAddress('198.51.100.7', 1)).toBe('198.51.100.7')
    expect(forwardedAddress('203.0.113.9, 198.51.100.7', 1)).toBe('198.51.100.7')
  })

  it('is what the outermost of several trusted proxies saw', () => {
    expect(forwardedAddress('203.0.113.9, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7')
  })

  it('is known as far as it can be when proxies are missing', () => {
    expect(forwardedAddress('198.51.100.7', 3)).toBe('198.51.100.7')
    expect(forwardedAddress(null, 1)).toBe('unknown')
    expect(forwardedAddress(' , ', 1)).toBe('unknown')
  })
})
