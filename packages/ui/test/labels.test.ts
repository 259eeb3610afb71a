import { describe, expect, it } from 'vitest'
import { type LabelledLine, type PlacedLabel, placeLabels } from '../src/measure/labels'

const stage = { width: 400, height: 400 }
const line = (name: string, from: [number, number], to: [number, number], required = false): LabelledLine<string> => ({
  name,
  path: [
    { x: from[0], y: from[1] },
    { x: to[0], y: to[1] },
  ],
  text: '52.9',
  required,
})
const apart = (one: PlacedLabel<string>, other: PlacedLabel<string>) =>
  Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
  Math.abs(one.y - other.y) >= (one.height + other.height) / 2

describe('placeLabels', () => {
  it('puts a lone label in the middle of its line', () => {
    const [label] = placeLabels([line('chest', [100, 200], [300, 200])], [], stage)
    expect(label).toMatchObject({ name: 'chest', x: 200, y: 200 })
  })

  it('puts the label of a line with a corner on its longer piece', () => {
    const bent = {
      ...line('sleeve', [0, 0], [0, 0]),
      path: [
        { x: 100, y: 100 },
        { x: 140, y: 100 },
        { x: 140, y: 300 },
      ],
    }
    expect(placeLabels([bent], [], stage)[0]).toMatchObject({ x: 140, y: 200 })
  })

  it('keeps labels of crossing lines apart', () => {
    const labels = placeLabels(
      [line('chest', [100, 200], [300, 200]), line('length', [200, 40], [200, 360])],
      [],
      stage,
    )
    expect(labels).toHaveLength(2)
    for (const one of labels) for (const other of labels) if (one !== other) expect(apart(one, other)).toBe(true)
  })

  it('does not cover a point that lies in the middle of a line', () => {
    const [label] = placeLabels([line('chest', [100, 200], [300, 200])], [{ x: 200, y: 200 }], stage)
    expect(label).toBeDefined()
    if (label) expect(Math.abs(label.x - 200)).toBeGreaterThan(label.width / 2)
  })

  it('stays inside the stage', () => {
    const labels = placeLabels([line('hem', [0, 399], [60, 399])], [], stage)
    for (const label of labels) expect(label.y + label.height / 2).toBeLessThanOrEqual(stage.height)
  })

  it('drops an optional label without room, never a required one', () => {
    const bundle = Array.from({ length: 30 }, (_, index) => line(`line-${index}`, [190, 200], [210, 200 + index / 10]))
    const labels = placeLabels([...bundle, line('selected', [190, 200], [210, 200], true)], [], stage)
    expect(labels.length).toBeLessThan(31)
    expect(labels[0]?.name).toBe('selected')
    for (const one of labels) for (const other of labels) if (one !== other) expect(apart(one, other)).toBe(true)
  })
})
