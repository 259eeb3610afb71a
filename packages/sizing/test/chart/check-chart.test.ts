import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChart, type Finding, type SizeChart } from '../../src'
import { chartOf, evenCharts, withValue } from './charts'

const codes = (chart: SizeChart) => checkChart(chart).map(({ code }) => code)
const only = (chart: SizeChart): Finding => {
  const found = checkChart(chart)
  expect(found).toHaveLength(1)
  return found[0] as Finding
}
const chest = [48, 50, 52, 54, 56, 58]

describe('a chart that is right', () => {
  it('has no findings when graded evenly, flat or girth', () => {
    fc.assert(
      fc.property(evenCharts, (chart) => {
        expect(checkChart(chart)).toEqual([])
      }),
    )
  })

  it.each([
    ['steps that grow for large sizes', chartOf({ chest: [50, 52, 54, 57, 60, 63] })],
    ['lengths that stay the same', chartOf({ chest, left_sleeve: [20, 20, 21, 21, 22, 22] })],
    ['missing values', chartOf({ chest: [48, null, 52, null, 56, 58] })],
    ['sizes left out', chartOf({ chest: [36, 40, 44, 52] }, { labels: ['36', '38', '40', '44'], system: 'EU' })],
    ["children's clothes", chartOf({ chest: [28, 30, 32, 34] }, { labels: ['92', '98', '104', '110'], system: 'EU' })],
    [
      'two lengths of leg',
      chartOf(
        { waistband: [38, 40, 38, 40], left_inseam: [76, 76, 86, 86] },
        { garmentType: 'trousers', labels: ['30/30', '32/30', '30/34', '32/34'], system: 'US' },
      ),
    ],
    [
      'cuffs and hems of any width',
      chartOf({ left_cuff: [10, 10.5, 11], hemline: [30, 31, 32] }, { garmentType: 'dress' }),
    ],
    ['custom sizes', chartOf({ chest: [48, 52] }, { labels: ['Petit', 'Grand'], system: 'CUSTOM' })],
    ['one size', chartOf({ chest: [60] }, { labels: ['One size'] })],
    ['no sizes', chartOf({ chest: [] })],
  ])('%s', (_, chart) => {
    expect(checkChart(chart)).toEqual([])
  })
})

describe('impossible values', () => {
  it.each([
    ['nothing', 0, 'not-positive'],
    ['less than nothing', -5200, 'not-positive'],
    ['three metres', 30_000, 'too-long'],
    ['endless', Number.POSITIVE_INFINITY, 'too-long'],
    ['no number', Number.NaN, 'not-a-number'],
  ])('%s', (_, value, code) => {
    fc.assert(
      fc.property(evenCharts, fc.nat(3), (chart, size) => {
        expect(checkChart(withValue(chart, size, 'chest', value))).toMatchObject([
          { severity: 'error', code, dimension: 'chest', cells: [{ size, dimension: 'chest' }] },
        ])
      }),
    )
  })

  it('names a dimension that the type or the category does not have', () => {
    expect(only(chartOf({ chest, waistband: [38, 40, 42] }))).toMatchObject({
      code: 'dimension-not-of-type',
      dimension: 'waistband',
      cells: [{ size: 0 }, { size: 1 }, { size: 2 }],
    })
    const tank: SizeChart = { ...chartOf({ left_sleeve: [20, 21] }), group: 'sleeveless-tops' }
    expect(codes(tank)).toEqual(['dimension-not-of-type'])
  })

  it('finds sizes that are named twice or not at all', () => {
    expect(codes(chartOf({ chest: [50, 52, 54] }, { labels: ['S', ' s ', ''] }))).toEqual([
      'size-repeated',
      'size-unnamed',
    ])
  })

  it('finds a tolerance that is none', () => {
    const chart = chartOf({ chest })
    for (const tolerance of [-1, Number.NaN, 1001])
      expect(codes({ ...chart, columns: chart.columns.map((column) => ({ ...column, tolerance })) })).toEqual([
        'tolerance-impossible',
      ])
  })

  it('says that the girth of shoulders tells no width', () => {
    expect(codes(chartOf({ shoulders: [90, 92] }, { extents: { shoulders: 'girth' } }))).toEqual([
      'girth-without-width',
    ])
  })
})

describe('values that were probably typed otherwise', () => {
  const slips = [
    ['inches', 1 / 2.54, 'probably-other-unit'],
    ['ten times too much', 10, 'probably-other-unit'],
    ['ten times too little', 1 / 10, 'probably-other-unit'],
    ['girth', 2, 'probably-other-extent'],
  ] as const

  it.each(slips)('%s in one cell of any column, and nothing else besides', (slip, factor, code) => {
    fc.assert(
      fc.property(
        evenCharts.filter(({ columns }) => columns.every(({ extent }) => extent === 'flat')),
        fc.nat(3),
        (chart, size) => {
          const value = Math.round((chart.sizes[size]?.lengths.chest ?? 0) * factor)
          const found = checkChart(withValue(chart, size, 'chest', value))
          // 10 times 50 cm is no length at all.
          if (value >= 30_000) expect(found).toMatchObject([{ code: 'too-long', cells: [{ size }] }])
          else expect(found).toMatchObject([{ code, slip, cells: [{ size, dimension: 'chest' }] }])
        },
      ),
    )
  })

  it('reads what was meant', () => {
    expect(only(chartOf({ chest: [48, 50, 20.5, 54] }))).toMatchObject({ slip: 'inches', value: 2050, read: 5207 })
    expect(only(chartOf({ chest: [48, 50, 104, 54] }))).toMatchObject({ slip: 'girth', read: 10_400, extent: 'girth' })
  })

  it('takes the smaller part of a column for the wrong one', () => {
    expect(only(chartOf({ chest: [48, 50, 52, 54, 112, 116] }))).toMatchObject({
      code: 'probably-other-extent',
      labels: ['XL', '2XL'],
    })
  })

  it.each([
    ['inches', chartOf({ chest: chest.map((cm) => cm / 2.54) }), 6],
    ['ten times too much', chartOf({ left_thigh: [270, 280, 290] }, { garmentType: 'trousers' }), 3],
    ['girth', chartOf({ chest: chest.map((cm) => 2 * cm) }), 6],
    ['flat', chartOf({ chest }, { extents: { chest: 'girth' } }), 6],
    ['inches', chartOf({ chest: [40, 42, 44, 46] }, { extents: { chest: 'girth' } }), 4],
  ])('%s in a whole column', (slip, chart, cells) => {
    const found = only(chart)
    expect(found).toMatchObject({ slip })
    expect(found.cells).toHaveLength(cells)
  })
})

describe('inconsistent values', () => {
  it('a size smaller than the one before, by the order of the system', () => {
    const rows = { chest: [52, 54, 51, 56] }
    expect(only(chartOf(rows))).toMatchObject({
      code: 'smaller-than-previous',
      label: 'M',
      previous: 'S',
      by: 300,
      cells: [{ size: 1 }, { size: 2 }],
    })
    expect(only(chartOf(rows, { labels: ['7', '9', '11', '13'], system: 'JP' }))).toMatchObject({ label: '11' })
    expect(only(chartOf(rows, { labels: ['a', 'b', 'c', 'd'], system: 'CUSTOM' }))).toMatchObject({ label: 'c' })
  })

  it('sizes that stand in another order than they have', () => {
    expect(only(chartOf({ chest: [54, 52, 56] }, { labels: ['L', 'M', 'XL'] }))).toMatchObject({
      code: 'sizes-out-of-order',
      label: 'L',
      before: 'M',
    })
  })

  it('a sleeve longer than the garment, around a part longer than its whole', () => {
    expect(only(chartOf({ body_length: [68, 70], left_sleeve: [62, 76] }))).toMatchObject({
      code: 'longer-than-whole',
      dimension: 'left_sleeve',
      whole: 'body_length',
      label: 'S',
      by: 600,
    })
    expect(
      only(chartOf({ left_leg: [104], left_inseam: [106] }, { garmentType: 'trousers', labels: ['M'] })),
    ).toMatchObject({ dimension: 'left_inseam', whole: 'left_leg' })
  })

  it('one value off the grading, told once and of that value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.constantFrom(3.5, 5), (size, off) => {
        const found = only(chartOf({ chest: chest.map((cm, index) => (index === size ? cm + off * 0.99 : cm)) }))
        expect(found.cells.map((cell) => cell.size)).toContain(size)
      }),
    )
    expect(only(chartOf({ chest: [40, 44, 48, 55, 56, 60] }))).toMatchObject({
      code: 'uneven-step',
      label: 'L',
      step: 700,
      usualStep: 400,
      cells: [{ size: 3 }],
    })
  })

  it('a jump between two sizes', () => {
    expect(only(chartOf({ chest: [48, 50, 52, 57, 59, 61] }))).toMatchObject({
      code: 'uneven-step',
      previous: 'M',
      label: 'L',
      step: 500,
      usualStep: 200,
    })
  })
})

it('looks at any chart without failing, the same again each time', () => {
  const values = fc.option(fc.oneof(fc.double(), fc.integer({ min: -100, max: 40_000 })), { nil: undefined })
  const size = fc.record({
    label: fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('S', 'M', 'L', '38', '40', '32/34', '104', '6Y')),
    lengths: fc.record({
      chest: values,
      waistband: values,
      left_sleeve: values,
      body_length: values,
      shoulders: values,
    }),
  })
  const column = fc.record({
    dimension: fc.constantFrom('chest', 'waistband', 'left_sleeve', 'body_length', 'shoulders'),
    extent: fc.constantFrom('flat', 'girth'),
    tolerance: fc.integer(),
  })
  const charts = fc.record({
    garmentType: fc.constantFrom('blouse', 'outwear', 'trousers', 'skirt', 'dress'),
    group: fc.constant(null),
    system: fc.constantFrom('INT', 'EU', 'US', 'JP', 'CUSTOM'),
    columns: fc.uniqueArray(column, { selector: ({ dimension }) => dimension }),
    sizes: fc.array(size, { maxLength: 8 }),
  })
  fc.assert(
    fc.property(charts, (chart) => {
      const found = checkChart(chart as SizeChart)
      expect(checkChart(chart as SizeChart)).toEqual(found)
      for (const { cells } of found) for (const { size: place } of cells) expect(place).toBeLessThan(chart.sizes.length)
    }),
  )
})
