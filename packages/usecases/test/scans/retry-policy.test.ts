import { describe, expect, test } from 'vitest'
import { isGivenUp, leastTryingMs, maximumAttempts, retryDelayMs, unreachableDelayMs } from '../../src'

describe('retry policy', () => {
  test('a server that answers with errors for a minute loses nothing, however short the delays', () => {
    expect(isGivenUp(maximumAttempts, leastTryingMs - 1)).toBe(false)
    expect(isGivenUp(50, leastTryingMs - 1)).toBe(false)
    expect(isGivenUp(maximumAttempts, leastTryingMs)).toBe(true)
    expect(isGivenUp(maximumAttempts - 1, 10 * leastTryingMs)).toBe(false)
  })

  test('delays are spread from nothing to a cap that grows to a minute', () => {
    const caps = [1, 2, 3, 4, 5, 6].map((failed) => retryDelayMs(failed, 1))
    expect(caps).toEqual([2_000, 6_000, 18_000, 54_000, 60_000, 60_000])
    for (const random of [0, 0.25, 0.5, 0.999])
      expect([1, 2, 3, 4, 5].map((failed) => retryDelayMs(failed, random))).toEqual(
        caps.slice(0, 5).map((cap) => Math.round(cap * random)),
      )
  })

  test.each([0, 1, 5, 31, 1000, 1e9])('are bounded for %i failures', (failed) => {
    expect(retryDelayMs(failed, 0.999)).toBeLessThanOrEqual(60_000)
    expect(retryDelayMs(failed, 0)).toBe(0)
  })

  test('a scan that found no server comes back soon', () => {
    expect([unreachableDelayMs(0), unreachableDelayMs(0.999)]).toEqual([500, 1499])
  })
})
