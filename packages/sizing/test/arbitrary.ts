import { type Category, categoryNames, type DimensionName, garmentTypes, typeOfCategory } from '@fitsize/garments'
import fc from 'fast-check'
import { type GarmentLength, type OfferedLength, type Reference, type SizeChartEntry, zoneNames } from '../src'

export const feels = fc.constantFrom('tight', 'right', 'loose')
export const wishes = fc.constantFrom('closer', 'same', 'looser')
export const stretches = fc.constantFrom(null, 'none', 'some', 'much')
export const styles = fc.constantFrom(null, 'slim', 'regular', 'loose', 'oversized')
const extents = fc.constantFrom('flat', 'flat', 'flat', 'girth')

const lengthsOf = <T>(category: Category, length: fc.Arbitrary<T>): fc.Arbitrary<Partial<Record<DimensionName, T>>> =>
  fc.record(Object.fromEntries(garmentTypes[typeOfCategory(category)].dimensions.map(({ name }) => [name, length])), {
    requiredKeys: [],
  })

const known: fc.Arbitrary<GarmentLength> = fc
  .record({ value: fc.integer({ min: 1, max: 20_000 }), half: fc.integer({ min: 0, max: 800 }), extent: extents })
  .map(({ value, half, extent }) => ({ value, low: Math.max(0, value - half), high: value + half, extent }))

const offeredLength: fc.Arbitrary<OfferedLength> = fc.record({
  value: fc.integer({ min: 1, max: 20_000 }),
  tolerance: fc.integer({ min: 0, max: 500 }),
  extent: extents,
})

export const referenceOf = (category: Category, id: string): fc.Arbitrary<Reference> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    garmentType: fc.constant(typeOfCategory(category)),
    category: fc.constantFrom(category, category, null),
    feel: feels,
    zones: fc.dictionary(fc.constantFrom(...zoneNames), feels),
    stretch: stretches,
    fitStyle: styles,
    lengths: lengthsOf(category, known),
  })

/** A length near to another, so that not everything is far off. */
const near = (length: GarmentLength): fc.Arbitrary<OfferedLength> =>
  fc
    .record({ by: fc.integer({ min: -600, max: 600 }), tolerance: fc.integer({ min: 0, max: 300 }) })
    .map(({ by, tolerance }) => ({ value: Math.max(1, length.value + by), tolerance, extent: length.extent }))

const sizeNear = (reference: Reference): fc.Arbitrary<SizeChartEntry> =>
  fc
    .record(Object.fromEntries(Object.entries(reference.lengths).map(([name, length]) => [name, near(length)])), {
      requiredKeys: [],
    })
    .map((lengths) => ({ id: 'size', label: 'M', system: 'EU', lengths }))

export const sizeOf = (category: Category): fc.Arbitrary<SizeChartEntry> =>
  lengthsOf(category, offeredLength).map((lengths) => ({ id: 'size', label: 'M', system: 'EU', lengths }))

/** References of one category, a garment of it and one of its sizes, most often near to the first reference. */
export const cases = fc.constantFrom(...categoryNames).chain((category) =>
  fc.tuple(referenceOf(category, 'a'), referenceOf(category, 'b'), referenceOf(category, 'c')).chain((all) =>
    fc.record({
      references: fc.integer({ min: 1, max: 3 }).map((count) => all.slice(0, count)),
      wish: wishes,
      garment: fc.record({
        garmentType: fc.constant(typeOfCategory(category)),
        category: fc.constantFrom(category, category, null),
        stretch: stretches,
        fitStyle: styles,
      }),
      size: fc.oneof({ arbitrary: sizeNear(all[0]), weight: 4 }, { arbitrary: sizeOf(category), weight: 1 }),
    }),
  ),
)
