import { describe, expect, it } from 'vitest'
import { type ConsentChange, mayUsePhotoOf } from '../../src'

const day = (number: number) => new Date(Date.UTC(2026, 0, number))
/** Newest first, as they are stored. */
const said = (...changes: readonly [number, boolean][]): readonly ConsentChange[] =>
  changes
    .map(([on, granted]) => ({ id: `${on}`, userId: 'u', at: day(on), granted, version: 1 }))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())

describe('a photo may be used', () => {
  it('never by itself', () => expect(mayUsePhotoOf([], day(5))).toBe(false))
  it('when it was taken after consent', () => expect(mayUsePhotoOf(said([3, true]), day(5))).toBe(true))
  it('not when it was taken before', () => expect(mayUsePhotoOf(said([3, true]), day(2))).toBe(false))
  it('no more once consent is withdrawn', () => expect(mayUsePhotoOf(said([3, true], [7, false]), day(5))).toBe(false))
  it('not of the time in between, when it was given again', () => {
    const changes = said([3, true], [7, false], [9, true])
    expect([5, 8, 10].map((taken) => mayUsePhotoOf(changes, day(taken)))).toEqual([true, false, true])
  })
})
