import type { KeypointName } from '@fitsize/garments'
import type { Correction, Corrections } from '@fitsize/measure'

/** What a person corrected, with the way back and forth. */
export type EditorState = {
  readonly past: readonly Corrections[]
  readonly present: Corrections
  readonly future: readonly Corrections[]
  /** The movement under way: what belongs to one gesture is undone together. */
  readonly gesture: string | null
}

export type EditorAction =
  /** `null` gives the point back to the model. */
  | {
      readonly kind: 'correct'
      readonly name: KeypointName
      readonly correction: Correction | null
      readonly gesture: string | null
    }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** Enough to get back from any muddle, little enough to keep. */
const mostSteps = 200

export const startOf = (present: Corrections): EditorState => ({ past: [], present, future: [], gesture: null })

/** The next state; the same object when nothing changes. */
export function reduceEditor(state: EditorState, action: EditorAction): EditorState {
  switch (action.kind) {
    case 'correct': {
      const { [action.name]: _, ...others } = state.present
      const present = action.correction === null ? others : { ...others, [action.name]: action.correction }
      if (sameCorrections(present, state.present)) return state
      const goesOn = action.gesture !== null && action.gesture === state.gesture
      const past = goesOn ? state.past : [...state.past, state.present].slice(-mostSteps)
      return { past, present, future: [], gesture: action.gesture }
    }
    case 'undo': {
      const before = state.past.at(-1)
      if (before === undefined) return state
      return { past: state.past.slice(0, -1), present: before, future: [state.present, ...state.future], gesture: null }
    }
    case 'redo': {
      const [after, ...future] = state.future
      if (after === undefined) return state
      return { past: [...state.past, state.present], present: after, future, gesture: null }
    }
  }
}

/** Whether two sets of corrections say the same of every point. */
export function sameCorrections(one: Corrections, other: Corrections): boolean {
  const names = Object.keys({ ...one, ...other }) as KeypointName[]
  return names.every((name) => same(one[name], other[name]))
}

function same(one: Correction | undefined, other: Correction | undefined): boolean {
  if (one === undefined || other === undefined || one === 'absent' || other === 'absent') return one === other
  return one.x === other.x && one.y === other.y
}
