import { describe, expect, it } from 'vitest'
import { barChart, lineChart } from '../src/accuracy/charts'

const axis = { title: 'nominal %', from: 0, to: 100, ticks: [0, 50, 100] }

describe('charts', () => {
  it('escape their labels and draw a line for each series', () => {
    const svg = lineChart(
      'a < b',
      axis,
      axis,
      [
        {
          label: 'x & y',
          points: [
            [0, 0],
            [100, 120],
          ],
        },
      ],
      true,
    )
    expect(svg).toContain('a &lt; b')
    expect(svg).toContain('x &amp; y')
    expect(svg.match(/<polyline/g)).toHaveLength(1)
    expect(svg).not.toContain('NaN')
  })

  it('leave the bar out where there is nothing to show', () => {
    const svg = barChart('scale', '%', [
      { label: 'sheet', value: 1, low: 0.5, high: 2 },
      { label: 'card', value: Number.NaN, low: Number.NaN, high: Number.NaN },
    ])
    expect(svg.match(/<rect x=/g)).toHaveLength(1)
    expect(svg).not.toContain('NaN')
  })
})
