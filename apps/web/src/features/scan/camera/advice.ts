import type { FrameReport } from './frame-report'

/** What keeps a photo from being measured well, the most important first: only one is told at a time. */
export const frameProblems = [
  'too-dark',
  'no-sheet',
  'sheet-cut-off',
  'too-near',
  'too-far',
  'glare',
  'tilted',
  'blurred',
] as const
export type FrameProblem = (typeof frameProblems)[number]

export type Advice = 'starting' | FrameProblem | 'ready'

type Threshold = {
  /** What is measured; `null` when this frame does not tell. */
  readonly measure: (report: FrameReport) => number | null
  /** Above this the problem begins. */
  readonly begins: number
  /** Below this it ends. */
  readonly ends: number
}

/**
 * The limits are stricter than the server's warnings (a lightest tenth of 0.25, 20° of tilt), so that a photo taken when
 * nothing is advised gets none of them. Blur is told in shares of the frame: 0.95 and 0.80 pixels of 960, where sharp
 * frames have 0.55.
 */
const thresholds: Readonly<Record<FrameProblem, Threshold>> = {
  'too-dark': { measure: ({ light }) => -light.lightest, begins: -0.28, ends: -0.33 },
  'no-sheet': { measure: ({ sheet }) => (sheet === null ? 1 : 0), begins: 0.5, ends: 0.5 },
  'sheet-cut-off': { measure: ({ sheet }) => sheet?.outside ?? null, begins: 0.01, ends: 0.003 },
  // An A4 sheet that covers a quarter leaves less than half a metre for the garment.
  'too-near': { measure: ({ sheet }) => sheet?.share ?? null, begins: 0.25, ends: 0.22 },
  // At less the markers can hardly be read, and the scale gets unsure.
  'too-far': { measure: ({ sheet }) => (sheet === null ? null : -sheet.share), begins: -0.013, ends: -0.016 },
  glare: {
    measure: ({ light }) => (light.sheetContrast === null ? null : -light.sheetContrast),
    begins: -0.22,
    ends: -0.27,
  },
  tilted: { measure: ({ sheet }) => sheet?.tiltDeg ?? null, begins: 13, ends: 10 },
  blurred: { measure: ({ sheet }) => sheet?.blur ?? null, begins: 0.95 / 960, ends: 0.8 / 960 },
}

/** How long a piece of advice has to hold before it is shown; a frame in which the sheet is missed is common. */
const patienceMs = (advice: Advice): number => (advice === 'no-sheet' ? 900 : 350)

/** How long a piece of advice stays at least, to be read. */
const shownAtLeastMs = 1000

/** How long everything has to be good before the shutter may release by itself. */
export const holdStillMs = 1000

export type AdviceState = {
  readonly shown: Advice
  readonly shownSince: number
  readonly problems: ReadonlySet<FrameProblem>
  /** What would be shown instead, and since when. */
  readonly pending: { readonly advice: Advice; readonly since: number } | null
  /** Since when every frame has been good while that was shown; `null` when the last was not. */
  readonly readySince: number | null
}

/** @param now milliseconds on the same clock as the frames' */
export const startOfAdvice = (now: number): AdviceState => ({
  shown: 'starting',
  shownSince: now - shownAtLeastMs,
  problems: new Set(),
  pending: null,
  readySince: null,
})

/** What to advise after one more frame. */
export function nextAdvice(state: AdviceState, report: FrameReport, now: number): AdviceState {
  const problems = new Set(frameProblems.filter((problem) => holds(problem, state.problems.has(problem), report)))
  const fitting: Advice = frameProblems.find((problem) => problems.has(problem)) ?? 'ready'
  const since = state.pending?.advice === fitting ? state.pending.since : now
  // The first frame with a sheet is believed at once, so that a slow phone does not seem to see nothing.
  const patience = state.shown === 'starting' && fitting !== 'no-sheet' ? 0 : patienceMs(fitting)
  const change = fitting !== state.shown && now - since >= patience && now - state.shownSince >= shownAtLeastMs
  const shown = change ? fitting : state.shown
  return {
    shown,
    shownSince: change ? now : state.shownSince,
    problems,
    pending: fitting === shown ? null : { advice: fitting, since },
    readySince: fitting === 'ready' && shown === 'ready' ? (state.readySince ?? now) : null,
  }
}

/** Whether everything has been good for long enough to release the shutter. */
export const isStill = ({ readySince }: AdviceState, now: number): boolean =>
  readySince !== null && now - readySince >= holdStillMs

function holds(problem: FrameProblem, held: boolean, report: FrameReport): boolean {
  const { measure, begins, ends } = thresholds[problem]
  const value = measure(report)
  // Without a sheet nothing is known of how it lies: what was wrong with it is forgotten with it.
  if (value === null) return false
  return held ? value >= ends : value > begins
}

/** Aloud, advice changes at most this often: faster, nobody could act on it. */
const announcedEveryMs = 3000

export type Announcement = { readonly advice: Advice; readonly at: number }

/** What a screen reader says: the advice that is shown, but not more often than one can listen. */
export function nextAnnouncement(said: Announcement, shown: Advice, now: number): Announcement {
  return shown === said.advice || now - said.at < announcedEveryMs ? said : { advice: shown, at: now }
}
