import { describe, expect, test } from 'vitest'
import { maximumAttempts, retryDelayMs, unreachableDelayMs } from '../../src'

const delays = (random: number) =>
  Array.from({ length: maximumAttempts - 1 }, (_, failed) => retryDelayMs(failed + 1, random))

describe('retry policy', () => {
  test('a server that answers with errors for a minute loses nothing', () => {
    const total = delays(0).reduce((sum, delay) => sum + delay, 0)
    expect(total).toBeGreaterThan(60_000)
  })

  test('delays grow, and differ between scans that failed together', () => {
    const [early, late] = [delays(0), delays(0.999)]
    for (const [index, delay] of early.entries()) {
      expect(late[index]).toBeGreaterThan(delay)
      if (index > 0) expect(delay).toBeGreaterThan(late[index - 1] ?? 0)
    }
  })

  test.each([0, 1, 5, 31, 1000, 1e9])('are bounded for %i failures', (failed) => {
    expect(retryDelayMs(failed, 0.999)).toBeLessThanOrEqual(72_000)
    expect(retryDelayMs(failed, 0)).toBeGreaterThanOrEqual(1_600)
  })

  test('a scan that found no server comes back soon', () => {
    expect([unreachableDelayMs(0), unreachableDelayMs(0.999)]).toEqual([500, 1499])
  })
})
