import { describe, expect, test } from 'vitest'
import { createIntake, type Standing } from '../../src'

const free: Standing = { mode: 'open', waiting: 5, position: 3, unfinished: 2, rateOpensInMs: null }
const read = async () => free

describe('scans that are admitted and not yet in the queue', () => {
  test('count as waiting, as unfinished ones of their subject, and as ahead of what is no more urgent', async () => {
    const intake = createIntake()
    expect(await intake.standing(read, 'key:a', 10)).toEqual(free)
    const leave = intake.enter('key:a', 10)
    intake.enter('key:b', 0)
    expect(await intake.standing(read, 'key:a', 10)).toEqual({ ...free, waiting: 7, position: 4, unfinished: 3 })
    expect(await intake.standing(read, 'key:b', 0)).toEqual({ ...free, waiting: 7, position: 5, unfinished: 3 })
    leave()
    expect(await intake.standing(read, 'key:a', 10)).toEqual({ ...free, waiting: 6, position: 3, unfinished: 2 })
  })

  test('leave once', async () => {
    const intake = createIntake()
    const leave = intake.enter('key:a', 10)
    intake.enter('key:a', 10)
    leave()
    leave()
    expect((await intake.standing(read, 'key:a', 10)).unfinished).toBe(3)
  })

  test('count for whoever had begun to look before they were in the queue', async () => {
    const intake = createIntake()
    const leave = intake.enter('key:a', 10)
    const leaveMeanwhile = async () => {
      leave()
      return free
    }
    expect((await intake.standing(leaveMeanwhile, 'key:a', 10)).unfinished).toBe(3)
    expect(await intake.standing(read, 'key:a', 10)).toEqual(free)
  })

  test('are forgotten by a look that failed', async () => {
    const intake = createIntake()
    await expect(intake.standing(() => Promise.reject(new Error('away')), 'key:a', 10)).rejects.toThrow('away')
    expect(await intake.standing(read, 'key:a', 10)).toEqual(free)
  })
})
