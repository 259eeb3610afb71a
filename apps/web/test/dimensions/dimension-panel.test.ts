import { dimensionNames, garmentTypeNames, garmentTypes } from '@fitsize/garments'
import { describe, expect, it } from 'vitest'
import { dimensionLines } from '@/features/dimensions/dimension-lines'
import { explainedAs, labelledAs } from '@/features/dimensions/dimension-words'
import { lowTrustReason } from '@/features/dimensions/low-trust-reason'

const lowOf = (type: (typeof garmentTypeNames)[number]) =>
  garmentTypes[type].dimensions.filter(({ trust }) => trust === 'low')

describe('how dimensions are explained', () => {
  it('explains the right side by the left one', () => {
    for (const name of dimensionNames) {
      const left = name.replace('right', 'left')
      expect(explainedAs(name)).toBe(left)
    }
  })

  it("calls a top's bottom edge its hem, and nothing else so", () => {
    const renamed = garmentTypeNames.flatMap((type) =>
      garmentTypes[type].dimensions.flatMap(({ name }) => (labelledAs(type, name) === name ? [] : [`${type} ${name}`])),
    )
    expect(renamed).toEqual(['blouse waist'])
  })

  it('gives two measures of one garment two names', () => {
    for (const type of garmentTypeNames) {
      const labels = garmentTypes[type].dimensions.map(({ name }) => labelledAs(type, name))
      expect(new Set(labels).size).toBe(labels.length)
    }
  })

  it('says why people differ in the measures of a jacket, and by how much', () => {
    expect(lowTrustReason(lowOf('outwear'))).toEqual({ cause: 'shoulder', largestCm: 4 })
    expect(lowTrustReason([])).toBeNull()
  })

  it('names no cause that only some of the measures share', () => {
    expect(lowTrustReason([...lowOf('outwear'), ...garmentTypes.skirt.dimensions])?.cause).toBe('other')
  })
})

describe('dimensionLines', () => {
  const points = {
    neckline_left: { x: 90, y: 10, present: true },
    neckline_right: { x: 110, y: 10, present: true },
    shoulder_left: { x: 40, y: 20, present: true },
    cuff_left_out: { x: 20, y: 80, present: true },
    top_hem_left: { x: 50, y: 200, present: true },
    top_hem_right: { x: 150, y: 200, present: true },
  }

  it('bends a sleeve at the shoulder and drops a length straight onto the hem', () => {
    const lines = new Map(dimensionLines('blouse', points, null, () => '1.0').map(({ name, path }) => [name, path]))
    expect(lines.get('left_sleeve_from_neck')).toEqual(
      [points.neckline_left, points.shoulder_left, points.cuff_left_out].map(({ x, y }) => ({ x, y })),
    )
    expect(lines.get('body_length')).toEqual([
      { x: 100, y: 10 },
      { x: 100, y: 200 },
    ])
    expect(lines.has('chest')).toBe(false)
  })

  it('leaves out what has no text', () => {
    expect(dimensionLines('blouse', points, null, (name) => (name === 'neck' ? null : undefined))).toEqual([
      {
        name: 'neck',
        path: [
          { x: 90, y: 10 },
          { x: 110, y: 10 },
        ],
        text: null,
      },
    ])
  })

  it('draws a measure that people disagree on only while it is the active one', () => {
    const names = (active: 'length_left' | null) =>
      dimensionLines(
        'outwear',
        { ...points, waistline_left: { x: 50, y: 120, present: true } },
        active,
        () => '1.0',
      ).map(({ name }) => name)
    expect(names(null)).not.toContain('length_left')
    expect(names(null)).toContain('body_length')
    expect(names('length_left')).toContain('length_left')
  })
})
