import { describe, expect, it } from 'vitest'
import { compareSizes } from '@/features/browse/filters/size-order'

describe('size labels', () => {
  it('stand as on the rail of a shop', () => {
    expect(['40', 'XL', '8', 'S', '104', 'one size', 'xs', 'M', '3XL', '36'].toSorted(compareSizes)).toEqual([
      'xs',
      'S',
      'M',
      'XL',
      '3XL',
      '8',
      '36',
      '40',
      '104',
      'one size',
    ])
  })
})
