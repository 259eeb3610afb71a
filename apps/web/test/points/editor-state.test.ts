import { describe, expect, it } from 'vitest'
import { type EditorState, reduceEditor, sameCorrections, startOf } from '@/features/points/editor-state'

const put = (x: number, gesture: string | null = null) =>
  ({ kind: 'correct', name: 'armpit_left', correction: { x, y: 0 }, gesture }) as const
const run = (actions: readonly Parameters<typeof reduceEditor>[1][], from: EditorState = startOf({})) =>
  actions.reduce(reduceEditor, from)

describe('the point editor', () => {
  it('undoes and redoes step by step, and forgets what was undone once something else is done', () => {
    const moved = run([put(1), put(2), { kind: 'undo' }])
    expect(moved.present).toEqual({ armpit_left: { x: 1, y: 0 } })
    expect(run([{ kind: 'redo' }], moved).present).toEqual({ armpit_left: { x: 2, y: 0 } })
    expect(run([put(3), { kind: 'redo' }], moved).present).toEqual({ armpit_left: { x: 3, y: 0 } })
    expect(run([{ kind: 'undo' }, { kind: 'undo' }, { kind: 'undo' }], moved).present).toEqual({})
  })

  it('undoes a whole drag at once', () => {
    expect(run([put(1), put(2, 'drag'), put(3, 'drag'), put(4, 'drag'), { kind: 'undo' }]).present).toEqual({
      armpit_left: { x: 1, y: 0 },
    })
  })

  it('gives a point back to the model, and takes it away', () => {
    const away = run([put(1), { kind: 'correct', name: 'armpit_left', correction: 'absent', gesture: null }])
    expect(away.present).toEqual({ armpit_left: 'absent' })
    expect(run([{ kind: 'correct', name: 'armpit_left', correction: null, gesture: null }], away).present).toEqual({})
  })

  it('does nothing where nothing changes', () => {
    const state = run([put(1)])
    expect(reduceEditor(state, put(1))).toBe(state)
    expect(reduceEditor(startOf({}), { kind: 'undo' }).past).toEqual([])
    expect(sameCorrections({ armpit_left: 'absent' }, {})).toBe(false)
  })
})
