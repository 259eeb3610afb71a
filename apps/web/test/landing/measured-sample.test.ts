import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { measuredSample, samplePath, shownMeasures, shownPoints } from '@/features/landing/measured-sample'

describe('the measured sample of the landing page', () => {
  it('is a sample that exists, with all four measures', () => {
    expect(existsSync(fileURLToPath(new URL(`../../public${samplePath}`, import.meta.url)))).toBe(true)
    expect(shownMeasures.map(({ name }) => name)).toEqual(['chest', 'shoulders', 'length_left', 'left_sleeve'])
  })

  it('says nothing that its own ranges contradict', () => {
    for (const { low, high, cm, trueCm } of shownMeasures) {
      expect(low).toBeLessThanOrEqual(cm)
      expect(high).toBeGreaterThanOrEqual(cm)
      expect(trueCm).toBeGreaterThanOrEqual(low)
      expect(trueCm).toBeLessThanOrEqual(high)
    }
  })

  it('has its marks inside the photo', () => {
    for (const { x, y } of shownPoints) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(measuredSample.photo.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(measuredSample.photo.height)
    }
  })
})
