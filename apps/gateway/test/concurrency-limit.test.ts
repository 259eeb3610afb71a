import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  firstLimit,
  type Limit,
  type LimitSettings,
  limitAfter,
  type Sample,
  scansOf,
} from '../src/inference/concurrency-limit'

const settings: LimitSettings = { least: 8, most: 64, objectiveMs: 1000 }
const sample = (overrides: Partial<Sample> = {}): Sample => ({
  askedMs: 0,
  answeredMs: 100,
  inFlight: 1000,
  dropped: false,
  ...overrides,
})
const after = (samples: readonly Sample[], from: Limit = firstLimit): Limit =>
  samples.reduce((limit, each) => limitAfter(limit, each, settings), from)
const repeat = (count: number, each: Sample): Sample[] => Array.from({ length: count }, () => each)

const anySettings = fc
  .record({ least: fc.integer({ min: 1, max: 64 }), most: fc.integer({ min: 1, max: 512 }) })
  .map((bounds) => ({ ...bounds, objectiveMs: 1000 }))
const anySample = fc
  .record({
    askedMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    tookMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
    inFlight: fc.integer({ min: 1, max: 600 }),
    dropped: fc.boolean(),
  })
  .map(({ tookMs, ...rest }): Sample => ({ ...rest, answeredMs: rest.askedMs + tookMs }))

describe('the limit of scans in flight', () => {
  test('starts with a batch and grows by one for each limit of answers in time', () => {
    expect(scansOf(firstLimit, settings)).toBe(8)
    expect(scansOf(after(repeat(9, sample())), settings)).toBe(9)
    expect(scansOf(after(repeat(8 + 9 + 10 + 3, sample())), settings)).toBe(11)
  })

  test('shrinks by a fifth, once for all scans of one crowd', () => {
    const grown = { value: 40, shrunkMs: Number.NEGATIVE_INFINITY }
    const slow = sample({ askedMs: 0, answeredMs: 1001 })
    expect(after([slow], grown).value).toBe(32)
    expect(after(repeat(30, slow), grown).value).toBe(32)
    expect(after([slow, sample({ askedMs: 1002, answeredMs: 2500 })], grown).value).toBeCloseTo(25.6)
  })

  test('shrinks for what was dropped, however soon', () => {
    expect(after([sample({ dropped: true, answeredMs: 5 })], { value: 40, shrunkMs: -1 }).value).toBe(32)
  })

  test('follows the settings: a server less, a batch size that was learnt', () => {
    const limit = { value: 40, shrunkMs: 0 }
    expect(scansOf(limit, { ...settings, most: 12 })).toBe(12)
    expect(scansOf(limit, { ...settings, least: 48 })).toBe(48)
  })

  test('property: never under a batch unless the cap is, never over the cap, never under one', () => {
    fc.assert(
      fc.property(anySettings, fc.array(anySample, { maxLength: 200 }), (bounds, samples) => {
        let limit = firstLimit
        for (const each of samples) {
          limit = limitAfter(limit, each, bounds)
          const scans = scansOf(limit, bounds)
          expect(scans).toBeLessThanOrEqual(bounds.most)
          expect(scans).toBeGreaterThanOrEqual(Math.min(bounds.least, bounds.most))
          expect(Number.isInteger(scans)).toBe(true)
        }
      }),
    )
  })

  test('property: no sample grows it by more than one, a good one never shrinks it, a bad one never grows it', () => {
    fc.assert(
      fc.property(fc.double({ min: 8, max: 64, noNaN: true }), anySample, (value, each) => {
        const next = limitAfter({ value, shrunkMs: 0 }, each, settings).value
        expect(next - value).toBeLessThanOrEqual(1)
        const bad = each.dropped || each.answeredMs - each.askedMs > settings.objectiveMs
        if (bad) expect(next).toBeLessThanOrEqual(value)
        else expect(next).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  test('property: scans that leave more than half of it unused never grow it', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 100 }), (samples) => {
        const lone = samples.map((each) => ({ ...each, inFlight: 3 }))
        expect(scansOf(after(lone), settings)).toBe(8)
      }),
    )
  })

  test.each([
    ['a server that does 12 scans a second', 12, 8, 13],
    ['one that does 50', 50, 40, 55],
    ['one that does 500, up to the cap', 500, 55, 64],
    ['one that does 2: a batch is the least', 2, 8, 8],
  ])('with %s it settles where an answer takes the objective', (_name, perSecond, low, high) => {
    // A closed loop: all that may be in flight is, so by Little's law a scan takes limit / rate.
    let limit = firstLimit
    let now = 0
    const inFlight: number[] = []
    const settled: number[] = []
    for (let count = 0; count < 20_000; count++) {
      while (inFlight.length < scansOf(limit, settings)) inFlight.push(now)
      now += 1000 / perSecond
      const askedMs = inFlight.shift() ?? now
      limit = limitAfter(limit, { askedMs, answeredMs: now, inFlight: inFlight.length + 1, dropped: false }, settings)
      if (count > 10_000) settled.push(scansOf(limit, settings))
    }
    expect(Math.min(...settled)).toBeGreaterThanOrEqual(low * 0.75)
    expect(Math.max(...settled)).toBeLessThanOrEqual(high)
  })
})
