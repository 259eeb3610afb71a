import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CaliperRange, DimensionList, type DimensionRow } from '../src/measure'

const texts = { pointHardToSee: 'Point hard to see', unknown: 'no scale' }
const chest: DimensionRow<'chest' | 'neck'> = {
  name: 'chest',
  label: 'Chest width',
  value: { figure: '52.9', unit: 'cm', range: '± 0.4', halfRangeCm: 0.4 },
  uncertain: false,
}
const neck: DimensionRow<'chest' | 'neck'> = { name: 'neck', label: 'Neck', value: null, uncertain: true }
const render = (rows: readonly DimensionRow<'chest' | 'neck'>[]) =>
  renderToStaticMarkup(
    createElement(DimensionList<'chest' | 'neck'>, {
      label: 'Dimensions',
      rows,
      selected: 'chest',
      onSelect: () => undefined,
      onPoint: () => undefined,
      texts,
    }),
  )

describe('DimensionList', () => {
  it('reads as name, figure, unit and range, and says which row is selected', () => {
    const text = render([chest])
    expect(text.replace(/<[^>]*>/g, '')).toBe('Chest width52.9 cm ± 0.4')
    expect(text).toContain('aria-pressed="true"')
  })

  it('says that a measure is not known instead of leaving it out', () => {
    expect(render([neck]).replace(/<[^>]*>/g, '')).toBe('Neckno scale')
  })

  it('marks the measures that rest on a point that is hard to see, and no others for a wide range alone', () => {
    expect(render([{ ...chest, uncertain: true }])).toContain(texts.pointHardToSee)
    const wide = { figure: '52.9', unit: 'cm', range: '± 7.4', halfRangeCm: 7.4 }
    expect(render([{ ...chest, value: wide }])).not.toContain(texts.pointHardToSee)
    expect(render([neck])).not.toContain(texts.pointHardToSee)
  })
})

describe('CaliperRange', () => {
  const jaws = (halfRangeCm: number) =>
    renderToStaticMarkup(createElement(CaliperRange, { halfRangeCm })).match(/M([\d.]+) 9\.5H([\d.]+)/)

  it('opens its jaws in proportion to the range', () => {
    const [, from, to] = jaws(0.5) ?? []
    expect(Number(to) - Number(from)).toBeCloseTo(16)
  })

  it('keeps its jaws on the ruler however wide the range', () => {
    const [, from, to] = jaws(25) ?? []
    expect(Number(from)).toBeGreaterThanOrEqual(0)
    expect(Number(to)).toBeLessThanOrEqual(60)
  })
})
