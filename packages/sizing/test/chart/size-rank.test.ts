import { describe, expect, it } from 'vitest'
import { type SizeSystem, sizeRank } from '../../src'

const inOrder: readonly (readonly [SizeSystem, readonly string[]])[] = [
  ['INT', ['XXXS', 'XXS', 'XS', 'XS/S', 'S', 'S-M', 'M', 'L', 'XL', '2XL', 'XXXL', '4XL', '5XL']],
  ['EU', ['32', '34', '36', '38', '40', '42', '44', '46', '48', '60']],
  ['FR', ['34', '36', '38', '46']],
  ['IT', ['38', '40', '42', '50']],
  ['UK', ['4', '6', '8', '10', '12', '20']],
  ['US', ['000', '00', '0', '2', '4', '10', '12']],
  ['US', ['W28', 'W29', 'W30', 'W31']],
  ['US', ['30/34', '31/34', '32x34', 'W33 L34', '34L34']],
  ['JP', ['5', '7', '9', '11', '13']],
  ['JP', ['SS', 'S', 'M', 'L', 'LL', '3L', '4L']],
  ['EU', ['92', '98', '104', '176']],
  ['EU', ['3-6M', '6-9 months', '12 M', '2Y', '3-4 ans', '12 years']],
]

describe('the order of sizes', () => {
  it.each(inOrder)('of %s: %j', (system, labels) => {
    const ranks = labels.map((label) => sizeRank(system, label))
    expect(new Set(ranks.map((rank) => rank?.family)).size).toBe(1)
    const values = ranks.map((rank) => rank?.rank ?? Number.NaN)
    expect(values).toEqual(values.toSorted((one, other) => one - other))
    expect(new Set(values).size).toBe(values.length)
  })

  it('knows the same size by its several names', () => {
    for (const [one, other] of [
      ['XXL', '2XL'],
      ['xs', ' XS '],
      ['2XS', 'XXS'],
      ['3L', 'XXL'],
    ] as const)
      expect(sizeRank('JP', one)).toEqual(sizeRank('JP', other))
  })

  it('does not compare what is cut for other legs or heights', () => {
    const families = ['32/30', '32/34', '12', '12P', '12 Tall', 'M', '4Y'].map((label) => sizeRank('US', label)?.family)
    expect(new Set(families).size).toBe(families.length)
  })

  it('says nothing of what no system orders', () => {
    for (const label of ['One size', 'TU', '', '32/34/36', 'XSL', 'blue']) expect(sizeRank('INT', label)).toBeNull()
    expect(sizeRank('CUSTOM', 'M')).toBeNull()
    expect(sizeRank('INT', '38')).toBeNull()
  })

  it("tells children's sizes", () => {
    expect(sizeRank('EU', '104')?.isChildrens).toBe(true)
    expect(sizeRank('EU', '44')?.isChildrens).toBe(false)
    expect(sizeRank('US', '6Y')?.isChildrens).toBe(true)
  })
})
