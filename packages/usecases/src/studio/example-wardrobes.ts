import { garmentTypeNames, garmentTypes } from '@fitsize/garments'
import { usualLengths } from '@fitsize/sizing'
import type { ReferenceLength, WardrobeReference } from '../wardrobe/reference'

/** People who do not exist, by what their clothes measure: makers look at a collection as one of them would. */
export const exampleWardrobeNames = ['small', 'medium', 'large', 'tall'] as const
export type ExampleWardrobeName = (typeof exampleWardrobeNames)[number]

/**
 * Shares of the usual size's widths and lengths. A usual size is an M with a chest of 52 cm flat; EN 13402 steps it by 2 cm,
 * so that small is an S to XS, and large an XL. Tall is 1.08 of the usual height's lengths, as long sizes are cut.
 */
const shares: Readonly<Record<ExampleWardrobeName, { readonly width: number; readonly length: number }>> = {
  small: { width: 0.93, length: 0.97 },
  medium: { width: 1, length: 1 },
  large: { width: 1.14, length: 1.03 },
  tall: { width: 1.02, length: 1.08 },
}

/** Half of the interval of what a careful person measures, in tenths of a millimetre. */
const spread = 50

/**
 * A garment of each type that fits an example person as it should.
 * @param nameOf what each is called in the reasons
 */
export const exampleWardrobe = (
  example: ExampleWardrobeName,
  nameOf: (garmentType: WardrobeReference['garmentType']) => string,
): readonly WardrobeReference[] =>
  garmentTypeNames.map((garmentType) => {
    const usual = usualLengths(garmentType)
    const lengths: Partial<Record<keyof typeof usual, ReferenceLength>> = {}
    for (const { name, kind } of garmentTypes[garmentType].dimensions) {
      const length = usual[name]
      if (length === undefined) continue
      const value = Math.round(length * shares[example][kind === 'width' ? 'width' : 'length'])
      lengths[name] = { value, low: value - spread, high: value + spread, extent: 'flat' }
    }
    return {
      id: `example ${example} ${garmentType}`,
      name: nameOf(garmentType),
      garmentType,
      category: null,
      feel: 'right',
      zones: {},
      stretch: null,
      fitStyle: null,
      lengths,
    }
  })
