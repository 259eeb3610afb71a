import { describe, expect, test } from 'vitest'
import { type AdmissionLimits, admit, type Standing } from '../../src'

const free: Standing = { mode: 'open', waiting: 0, position: 0, unfinished: 0, rateOpensInMs: null }
const limits: AdmissionLimits = {
  quota: { unfinished: 10, perMinute: 60 },
  queueLength: 1000,
  deadlineMs: 100_000,
  estimateWaitMs: (position) => 1_000 + 100 * position,
}
const refusal = (standing: Partial<Standing>) => {
  const admission = admit({ ...free, ...standing }, limits)
  return admission.ok ? null : [admission.error.code, admission.error.retryAfterSeconds]
}

describe('taking a scan in', () => {
  test.each([{}, { mode: 'paused' as const }, { unfinished: 9 }, { waiting: 999 }, { position: 500 }])(
    'is done for %j',
    (standing) => expect(refusal(standing)).toBeNull(),
  )

  test('is refused while draining', () => expect(refusal({ mode: 'draining' })?.[0]).toBe('unavailable'))

  test('is refused over the rate until it opens', () =>
    expect(refusal({ rateOpensInMs: 12_300 })).toEqual(['rate-limited', 13]))

  test('is refused with too many unfinished until one may have ended', () =>
    expect(refusal({ unfinished: 10 })).toEqual(['rate-limited', 1]))

  test('is refused when the store is meant to hold no more', () =>
    expect(refusal({ waiting: 1000 })).toEqual(['queue-full', 1]))

  test('is refused when it would wait for more than half its deadline, for as long as it is too much', () => {
    expect(refusal({ position: 501 })).toEqual(['queue-full', 1])
    expect(refusal({ position: 800 })).toEqual(['queue-full', 30])
  })

  test('is never refused for its deadline when nobody is ahead', () =>
    expect(admit(free, { ...limits, deadlineMs: 1 }).ok).toBe(true))

  test('one key with much waiting does not have another refused', () =>
    expect(refusal({ waiting: 900, position: 1 })).toBeNull())
})
