import {
  type Category,
  categoryNames,
  garmentDrawings,
  garmentTypes,
  keypointsOf,
  typeOfCategory,
} from '@fitsize/garments'
import { describe, expect, test } from 'vitest'
import { fitOf, targetFor, zoneNames, zoneOf } from '../src'
import { normalBelow } from '../src/normal'
import { importance, ruleOf } from '../src/rules'
import { type Centimetres, changed, jeans, measured, offered, reference, shirt, size, stated } from './garments'

/** Everything that a garment of a category measures, roughly, from the drawing of its type. */
function usual(category: Category): Centimetres {
  const type = typeOfCategory(category)
  const { keypoints } = garmentDrawings[type]
  return Object.fromEntries(
    garmentTypes[type].dimensions.map((dimension) => {
      const points = keypointsOf(dimension).flatMap((name) => keypoints[name] ?? [])
      const span = (axis: 'x' | 'y') =>
        Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis]))
      return [dimension.name, Math.max(5, Math.hypot(span('x'), span('y')))]
    }),
  )
}

describe.each(categoryNames)('a %s', (category) => {
  test('that is the same as one that fits, fits', () => {
    const garmentType = typeOfCategory(category)
    const own = reference({ garmentType, category, lengths: measured(usual(category), 0.5) })
    const target = targetFor([own], 'same', { garmentType, category })
    if (target === null) throw new Error('it can be compared')
    const fit = fitOf(target, offered({ garmentType, category }), size('M', stated(usual(category))))
    expect(fit).toMatchObject({ verdict: 'fits', certainty: 1 })
    expect(fit.probability).toBeGreaterThan(0.5)
  })
})

test('every dimension has a rule that matters, and every zone a dimension', () => {
  for (const type of ['blouse', 'outwear', 'trousers', 'skirt', 'dress'] as const)
    for (const { name, kind } of garmentTypes[type].dimensions) {
      expect(importance[type][ruleOf(type, name).aspect], `${type} ${name}`).toBeGreaterThan(0)
      if (kind === 'length') expect(ruleOf(type, name).around).toBe(false)
    }
  const zones = new Set(
    Object.values(garmentTypes).flatMap(({ dimensions }) => dimensions.map(({ name }) => zoneOf(name))),
  )
  for (const zone of zoneNames) expect(zones).toContain(zone)
})

test('a type of which a chart states nothing fits about as often as one chosen by its size chart', () => {
  for (const category of ['t-shirt', 'jacket', 'jeans', 'skirt', 'dress'] as const) {
    const garmentType = typeOfCategory(category)
    const own = reference({ garmentType, category, lengths: measured(usual(category)) })
    const target = targetFor([own], 'same', { garmentType, category })
    const { probability } =
      target === null ? { probability: 0 } : fitOf(target, offered({ garmentType, category }), size('M', {}))
    expect(probability, category).toBeGreaterThan(0.35)
    expect(probability, category).toBeLessThan(0.6)
  }
})

test('what is worn over other clothes, and the length of shorts, is not compared', () => {
  const coat = { garmentType: 'outwear', category: 'coat' } as const
  expect(targetFor([reference()], 'same', { garmentType: 'blouse', category: 'hoodie' })).toBeNull()
  expect(targetFor([reference()], 'same', coat)).toBeNull()
  const blueJeans = reference({ garmentType: 'trousers', category: 'jeans', lengths: measured(jeans) })
  const shorts = targetFor([blueJeans], 'same', { garmentType: 'trousers', category: 'shorts' })
  expect(Object.keys(shorts?.dimensions ?? {}).sort()).toEqual(['front_rise', 'left_thigh', 'waistband'])
})

test('a target serves garments of its own group alone', () => {
  const target = targetFor([reference()], 'same', { garmentType: 'blouse', category: 't-shirt' })
  if (target === null) throw new Error('it can be compared')
  const entry = size('M', stated(shirt))
  expect(fitOf(target, offered({ category: 'polo' }), entry).probability).toBeGreaterThan(0.5)
  for (const category of ['sweater', 'shirt', null] as const)
    expect(fitOf(target, offered({ category }), entry)).toMatchObject({
      probability: 0,
      certainty: 0,
      verdict: 'unsure',
    })
})

test('two references that agree are known better than one, and two that differ leave more room', () => {
  const of = (...chests: number[]) =>
    targetFor(
      chests.map((chest, place) => reference({ id: `${place}`, lengths: measured({ chest }) })),
      'same',
      { garmentType: 'blouse', category: 't-shirt' },
    )?.dimensions.chest
  const [one, alike, apart] = [of(52), of(52, 52), of(50, 54)]
  if (one === undefined || alike === undefined || apart === undefined) throw new Error('three targets')
  expect(alike.deviation).toBeLessThan(one.deviation)
  expect(alike.high - alike.low).toBe(one.high - one.low)
  expect(apart.high - apart.low).toBeGreaterThan(one.high - one.low)
  expect(apart.ideal).toBe(5200)
})

test('a reference measured well says more than one that is not', () => {
  const own = (id: string, chest: number, half: number) => reference({ id, lengths: measured({ chest }, half) })
  const target = targetFor([own('vague', 56, 4), own('exact', 52, 0.5)], 'same', {
    garmentType: 'blouse',
    category: 't-shirt',
  })
  expect(target?.dimensions.chest).toMatchObject({ referenceId: 'exact' })
  expect(target?.dimensions.chest?.ideal).toBeLessThan(5220)
})

test('stretch excuses what is narrower, never what is shorter', () => {
  const own = reference({ garmentType: 'trousers', category: 'jeans', stretch: 'none', lengths: measured(jeans) })
  const target = targetFor([own], 'same', { garmentType: 'trousers', category: 'jeans' })
  if (target === null) throw new Error('it can be compared')
  const fit = (stretch: 'none' | 'much', change: Centimetres) =>
    fitOf(
      target,
      offered({ garmentType: 'trousers', category: 'jeans', stretch }),
      size('M', stated(changed(jeans, change))),
    ).probability
  expect(fit('much', { waistband: -2 })).toBeGreaterThan(2 * fit('none', { waistband: -2 }))
  const shorter = (stretch: 'none' | 'much') => fit(stretch, { left_inseam: -6 }) / fit(stretch, {})
  expect(shorter('much')).toBeCloseTo(shorter('none'), 9)
})

test('the normal distribution', () => {
  for (const [z, below] of [
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.96, 0.0249978951482204],
    [-5, 2.86651571879194e-7],
    [8, 1],
    [40, 1],
    [-40, 0],
  ] as const)
    expect(normalBelow(z)).toBeCloseTo(below, 14)
})
