import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { asksForCheck, CaliperRange, DimensionList, type DimensionRow } from '../src/measure'

const texts = { checkThisPoint: 'Check this point', unknown: 'no scale' }
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

  it('asks for a check above 2 cm to either side or with a doubtful point', () => {
    expect(asksForCheck(chest)).toBe(false)
    expect(asksForCheck({ ...chest, uncertain: true })).toBe(true)
    expect(
      asksForCheck({ uncertain: false, value: { figure: '21.0', unit: 'cm', range: '± 1.4', halfRangeCm: 1.4 } }),
    ).toBe(false)
    expect(
      asksForCheck({ uncertain: false, value: { figure: '21.0', unit: 'cm', range: '± 2.4', halfRangeCm: 2.4 } }),
    ).toBe(true)
    expect(asksForCheck(neck)).toBe(false)
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
