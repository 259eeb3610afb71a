import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'

/** The measures that say most about a garment, for where there is room for few. */
const telling: Readonly<Record<GarmentType, readonly DimensionName[]>> = {
  blouse: ['chest', 'body_length', 'waist'],
  outwear: ['chest', 'body_length', 'hem'],
  trousers: ['waistband', 'left_inseam', 'left_opening'],
  skirt: ['waistband', 'length', 'hemline'],
  dress: ['chest', 'body_length', 'hemline'],
}

/** Up to `count` of the measures that are known, the most telling first, then in the type's order. */
export function mainDimensions<Value>(
  garmentType: GarmentType,
  dimensions: Readonly<Partial<Record<DimensionName, Value>>>,
  count = 3,
): readonly { readonly name: DimensionName; readonly value: Value }[] {
  const order = new Set([...telling[garmentType], ...garmentTypes[garmentType].dimensions.map(({ name }) => name)])
  return [...order]
    .flatMap((name) => {
      const value = dimensions[name]
      return value === undefined ? [] : [{ name, value }]
    })
    .slice(0, count)
}
