import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FitBar, type FitBarProps, FitMark, type FitVerdict, placeOf, spanOf } from '../src/fit'

const verdicts: readonly FitVerdict[] = ['fits', 'tighter', 'looser', 'unsure']
const bar: FitBarProps = {
  verdict: 'fits',
  differenceCm: 1.5,
  halfRangeCm: 0.6,
  comfort: { low: -1.5, high: 2.5 },
  label: 'Chest: 1.5 cm more, plus or minus 0.6 cm, fits',
}
const render = (props: Partial<FitBarProps> = {}) => renderToStaticMarkup(createElement(FitBar, { ...bar, ...props }))

describe('the scale of a fit bar', () => {
  it('has what is wished for in its middle and six centimetres to either side', () => {
    expect([-6, -3, 0, 3, 6].map(placeOf)).toEqual([0, 25, 50, 75, 100])
  })

  it('holds what lies beyond at its end', () => {
    expect([placeOf(-40), placeOf(9)]).toEqual([0, 100])
    expect(spanOf(4, 20)).toEqual({ left: 83.3, width: 16.7 })
    expect(spanOf(7, 9)).toEqual({ left: 100, width: 0 })
  })
})

describe('FitBar', () => {
  it('is one picture with a sentence', () => {
    expect(render()).toContain('role="img" aria-label="Chest: 1.5 cm more, plus or minus 0.6 cm, fits"')
  })

  it('has no whisker where the chart says nothing', () => {
    expect(render({ differenceCm: null, verdict: 'unsure' })).not.toContain('whisker')
    expect(render()).toContain('whisker')
  })
})

describe('FitMark', () => {
  it('has a shape of its own for each verdict, so that no colour is needed', () => {
    const shapes = verdicts.map((verdict) =>
      renderToStaticMarkup(createElement(FitMark, { verdict })).replaceAll(/class="[^"]*"/g, ''),
    )
    expect(new Set(shapes).size).toBe(verdicts.length)
  })

  it('turns the arrows of lengths only', () => {
    const turned = verdicts.filter((verdict) =>
      renderToStaticMarkup(createElement(FitMark, { verdict, lengthwise: true })).includes('rotate'),
    )
    expect(turned).toEqual(['tighter', 'looser'])
  })
})
