import { describe, expect, test } from 'vitest'
import { recoveryFrom, unfinishedAt } from './drills/recovery'

const journey = (begun: number, ended: number) => ({
  begunMs: begun * 1000,
  acceptedMs: begun * 1000 + 10,
  endedMs: ended * 1000,
})

describe('how a house came back from a fault', () => {
  test('is told by photos sent later, photos under way, and how many were unfinished', () => {
    const journeys = [
      // Two at a time at most until the fault at 20 s; then nothing ends before 30 s.
      ...Array.from({ length: 10 }, (_, index) => journey(10 + index, 11 + index)),
      journey(19.5, 31),
      journey(20.5, 30),
      journey(21.5, 32),
      journey(33, 34),
    ]
    expect(recoveryFrom({ atMs: 20_000 }, journeys)).toEqual({
      firstSuccess: 10,
      underWayDone: 11,
      backlogNormal: 10,
      underWay: 1,
      highest: 3,
    })
  })

  test('is at once where a fault stops nothing', () => {
    const journeys = Array.from({ length: 20 }, (_, index) => journey(10 + index, 11.5 + index))
    expect(recoveryFrom({ atMs: 20_250 }, journeys)).toMatchObject({
      firstSuccess: 2.25,
      underWayDone: 1.25,
      backlogNormal: 0,
    })
  })

  test('is watched until the next fault', () => {
    const journeys = [journey(10, 12), journey(21, 26), journey(22, 27), journey(40, 50), journey(41, 51)]
    expect(recoveryFrom({ atMs: 20_000 }, journeys, 35_000)).toMatchObject({ backlogNormal: 6, highest: 2 })
  })

  test('has not come about while photos wait', () => {
    const journeys = [journey(10, 11), journey(21, Number.POSITIVE_INFINITY), journey(22, Number.POSITIVE_INFINITY)]
    expect(recoveryFrom({ atMs: 20_000 }, journeys)).toMatchObject({ firstSuccess: null, backlogNormal: null })
    expect(unfinishedAt(journeys, 23_000)).toBe(2)
  })
})
