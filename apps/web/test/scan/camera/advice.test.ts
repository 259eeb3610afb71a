import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Advice,
  type AdviceState,
  holdStillMs,
  isStill,
  nextAdvice,
  nextAnnouncement,
  startOfAdvice,
} from '@/features/scan/camera/advice'
import type { FrameReport, SeenSheet } from '@/features/scan/camera/frame-report'

const goodSheet: SeenSheet = {
  corners: [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.4 },
    { x: 0.6, y: 0.6 },
    { x: 0.4, y: 0.6 },
  ],
  tiltDeg: 3,
  lean: { x: 0.05, y: 0 },
  share: 0.05,
  outside: 0,
  blur: 0.5 / 960,
}
const goodLight = { lightest: 0.8, sheetContrast: 0.7 }
const good: FrameReport = { sheet: goodSheet, light: goodLight }
const withSheet = (change: Partial<SeenSheet>): FrameReport => ({
  sheet: { ...goodSheet, ...change },
  light: goodLight,
})
const noSheet: FrameReport = { sheet: null, light: { lightest: 0.8, sheetContrast: null } }

/** The state after frames 100 ms apart. */
function after(reports: readonly FrameReport[], start: AdviceState = startOfAdvice(0), from = 0): AdviceState {
  return reports.reduce((state, report, index) => nextAdvice(state, report, from + index * 100), start)
}
const many = (report: FrameReport, frames = 30): FrameReport[] => Array.from({ length: frames }, () => report)

describe('the advice', () => {
  it.each<[Advice, FrameReport]>([
    ['ready', good],
    ['too-dark', { sheet: null, light: { lightest: 0.2, sheetContrast: null } }],
    ['no-sheet', noSheet],
    ['sheet-cut-off', withSheet({ outside: 0.05 })],
    ['too-near', withSheet({ share: 0.4 })],
    ['too-far', withSheet({ share: 0.01 })],
    ['glare', { sheet: goodSheet, light: { lightest: 0.9, sheetContrast: 0.15 } }],
    ['tilted', withSheet({ tiltDeg: 18 })],
    ['blurred', withSheet({ blur: 1.4 / 960 })],
  ])('is %s when that is what holds', (advice, report) => {
    expect(after(many(report)).shown).toBe(advice)
  })

  it('names the most important of several problems', () => {
    expect(after(many(withSheet({ tiltDeg: 30, outside: 0.1, blur: 0.01 }))).shown).toBe('sheet-cut-off')
  })

  it('does not flicker at a limit', () => {
    const start = after(many(withSheet({ tiltDeg: 15 })))
    const swaying = Array.from({ length: 100 }, (_, index) => withSheet({ tiltDeg: index % 2 === 0 ? 10.5 : 13.5 }))
    const shown = new Set(swaying.map((_, index) => after(swaying.slice(0, index + 1), start, 3000).shown))
    expect([...shown]).toEqual(['tilted'])
  })

  it('overlooks a few frames in which the sheet was missed', () => {
    const start = after(many(good))
    expect(after([...many(noSheet, 6), good], start, 3000).shown).toBe('ready')
    expect(after(many(noSheet, 12), start, 3000).shown).toBe('no-sheet')
  })

  it('changes at most once a second, whatever the frames show', () => {
    const reports = fc.array(
      fc.constantFrom(good, noSheet, withSheet({ tiltDeg: 20 }), withSheet({ share: 0.4 }), withSheet({ blur: 0.01 })),
      { minLength: 50, maxLength: 200 },
    )
    fc.assert(
      fc.property(reports, (frames) => {
        let state = startOfAdvice(0)
        let [lastChange, first] = [Number.NEGATIVE_INFINITY, true]
        for (const [index, report] of frames.entries()) {
          const next = nextAdvice(state, report, index * 100)
          if (next.shown !== state.shown) {
            if (!first) expect(index * 100 - lastChange).toBeGreaterThanOrEqual(1000)
            lastChange = index * 100
            first = false
          }
          state = next
        }
      }),
    )
  })
})

describe('the shutter that releases itself', () => {
  it('waits until everything was good for a second without a break', () => {
    const ready = after(many(good, 10))
    expect(ready.shown).toBe('ready')
    const since = ready.readySince ?? Number.NaN
    expect(isStill(ready, since + holdStillMs - 1)).toBe(false)
    expect(isStill(ready, since + holdStillMs)).toBe(true)
    const moved = nextAdvice(ready, withSheet({ blur: 0.01 }), 1000)
    expect(isStill(moved, 10_000)).toBe(false)
  })
})

describe('what is said aloud', () => {
  it('changes at most every three seconds, and ends with what is shown', () => {
    const said = nextAnnouncement({ advice: 'starting', at: 0 }, 'tilted', 3000)
    expect(said).toEqual({ advice: 'tilted', at: 3000 })
    expect(nextAnnouncement(said, 'ready', 4000)).toBe(said)
    expect(nextAnnouncement(said, 'ready', 6000)).toEqual({ advice: 'ready', at: 6000 })
    expect(nextAnnouncement(said, 'tilted', 9000)).toBe(said)
  })
})
