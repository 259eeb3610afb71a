import type { AdviceState, FrameProblem } from './advice'
import type { FrameReport } from './frame-report'

export const checkNames = ['sheet', 'distance', 'tilt', 'sharpness'] as const
export type FrameCheck = { readonly name: (typeof checkNames)[number]; readonly state: 'good' | 'bad' | 'unknown' }

const problemsOf: Readonly<Record<FrameCheck['name'], readonly FrameProblem[]>> = {
  sheet: ['no-sheet', 'sheet-cut-off'],
  distance: ['too-near', 'too-far'],
  tilt: ['tilted'],
  sharpness: ['blurred', 'too-dark', 'glare'],
}

/** What is good already. Without a sheet nothing is known of the rest. */
export function frameChecks({ problems }: AdviceState, report: FrameReport | null): readonly FrameCheck[] {
  return checkNames.map((name) => ({ name, state: stateOf(name) }))

  function stateOf(name: FrameCheck['name']): FrameCheck['state'] {
    if (report === null) return 'unknown'
    if (problemsOf[name].some((problem) => problems.has(problem))) return 'bad'
    return report.sheet === null ? 'unknown' : 'good'
  }
}
