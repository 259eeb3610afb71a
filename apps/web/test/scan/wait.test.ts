import { describe, expect, it } from 'vitest'
import { shrunkenSize } from '../../src/features/scan/photo/shrunken-size'
import { announcementKey, tapeOf } from '../../src/features/scan/wait/tape'

describe('the wait tape', () => {
  it('is as long as the wait in seconds', () => {
    expect(tapeOf(2000, 6000)).toEqual({ seconds: 8, share: 0.25 })
  })

  it('grows with a wait that takes longer than estimated, and is never full', () => {
    for (const elapsed of [0, 900, 5000, 60_000, 600_000]) {
      const { seconds, share } = tapeOf(elapsed, 0)
      expect(share).toBeLessThan(1)
      expect(seconds * 1000).toBeGreaterThan(elapsed)
    }
  })

  it('starts empty, without an estimate too', () => {
    expect(tapeOf(0, null)).toEqual({ seconds: 4, share: 0 })
  })
})

describe('what is said aloud', () => {
  const key = (position: number | null, status: 'queued' | 'running' = 'queued') =>
    announcementKey({ status, position, etaMs: 1000 })

  it('changes at thresholds only', () => {
    expect(key(25)).toBe(key(12))
    expect(key(12)).not.toBe(key(9))
    expect(key(1)).not.toBe(key(0))
    expect(key(null)).toBe(key(0))
    expect(key(0)).not.toBe(key(0, 'running'))
  })
})

describe('shrunkenSize', () => {
  it('leaves a small photo alone', () => {
    expect(shrunkenSize(2560, 1920)).toBeNull()
  })

  it('keeps proportions, upright or not', () => {
    expect(shrunkenSize(4032, 3024)).toEqual({ width: 2560, height: 1920 })
    expect(shrunkenSize(3024, 4032)).toEqual({ width: 1920, height: 2560 })
  })

  it('never makes a side vanish', () => {
    expect(shrunkenSize(100_000, 3)).toEqual({ width: 2560, height: 1 })
  })
})
