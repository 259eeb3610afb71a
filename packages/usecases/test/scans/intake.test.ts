import { describe, expect, test } from 'vitest'
import { createIntake, type Standing } from '../../src'

const free: Standing = { mode: 'open', waiting: 5, position: 3, unfinished: 2, rateOpensInMs: null }

describe('scans that are admitted and not yet in the queue', () => {
  test('count as waiting, as unfinished ones of their subject, and as ahead of what is no more urgent', () => {
    const intake = createIntake()
    expect(intake.withThose(free, 'key:a', 10)).toEqual(free)
    const leave = intake.enter('key:a', 10)
    intake.enter('key:b', 0)
    expect(intake.withThose(free, 'key:a', 10)).toEqual({ ...free, waiting: 7, position: 4, unfinished: 3 })
    expect(intake.withThose(free, 'key:b', 0)).toEqual({ ...free, waiting: 7, position: 5, unfinished: 3 })
    leave()
    expect(intake.withThose(free, 'key:a', 10)).toEqual({ ...free, waiting: 6, position: 3, unfinished: 2 })
  })

  test('leave once', () => {
    const intake = createIntake()
    const leave = intake.enter('key:a', 10)
    intake.enter('key:a', 10)
    leave()
    leave()
    expect(intake.withThose(free, 'key:a', 10).unfinished).toBe(3)
  })
})
