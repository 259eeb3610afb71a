import { expect, it } from 'vitest'
import { checkChart } from '../../src'
import { chartOf } from './charts'
import { sentenceOf } from './sentences'

it('says every kind of finding in a sentence of either language', () => {
  const charts = [
    chartOf({ chest: [48, 50, 0, 54], waistband: [40] }, { labels: ['S', 's', 'M', ''] }),
    chartOf({ chest: [Number.NaN, 400] }),
    chartOf({ shoulders: [90, 92] }, { extents: { shoulders: 'girth' } }),
    chartOf({ chest: [48, 50, 20.5, 54], waist: [48, 50, 104, 54], body_length: [70, 68, 72, 74] }),
    chartOf({ body_length: [68], left_sleeve: [76] }),
    chartOf({ chest: [48, 50, 52, 57, 59, 61] }, { labels: ['S', 'XS', 'M', 'L', 'XL', '2XL'] }),
    chartOf({ chest: [48, 50, 52, 57, 59, 61] }),
    { ...chartOf({ chest: [50] }), columns: [{ dimension: 'chest', extent: 'flat', tolerance: -1 }] } as const,
  ]
  const found = charts.flatMap(checkChart)
  expect(new Set(found.map(({ code }) => code)).size).toBe(14)
  for (const language of ['en', 'fr'] as const)
    for (const finding of found) {
      expect(sentenceOf(language, finding)).not.toMatch(/undefined|NaN|Infinity/)
      expect(sentenceOf(language, finding)).toMatch(/^[«A-Z0-9].*\.$/u)
    }
})

it('reads as a person would say it', () => {
  const [finding] = checkChart(chartOf({ chest: [48, 50, 104, 54] }))
  expect(finding && sentenceOf('en', finding)).toBe('The chest of M was probably measured all the way round.')
  const [smaller] = checkChart(chartOf({ chest: [52, 54, 51, 56] }))
  expect(smaller && sentenceOf('fr', smaller)).toBe('« chest » en M mesure 3 cm de moins qu’en S.')
})
