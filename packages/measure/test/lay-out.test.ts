import {
  type DimensionName,
  dimensionNameSchema,
  type GarmentType,
  garmentDrawings,
  garmentTypeSchema,
  garmentTypes,
} from '@fitsize/garments'
import { expect, test } from 'vitest'
import { courseLength } from '../src/course'
import { drawOut, layOut } from '../src/lay-out'

type Places = ReturnType<typeof layOut>

function measured(garmentType: GarmentType, places: Places): Partial<Record<DimensionName, number>> {
  return Object.fromEntries(
    garmentTypes[garmentType].dimensions.flatMap((spec) => {
      const length = courseLength(spec, (name) => places[name])?.length
      return length === undefined ? [] : [[spec.name, length]]
    }),
  )
}

const entriesOf = (lengths: Partial<Record<DimensionName, number>>): [DimensionName, number][] =>
  Object.entries(lengths).map(([name, cm]) => [dimensionNameSchema.parse(name), cm])

test.each(garmentTypeSchema.options)('a %s of given lengths measures them', (garmentType) => {
  const drawing = garmentDrawings[garmentType].keypoints
  // Another garment of the type, wider above and shorter, with its chart in half centimetres.
  const other = Object.fromEntries(
    Object.entries(drawing).map(([name, { x, y }]) => [name, { x: x * (1.25 - y / 1000), y: y * 0.9 }]),
  )
  const wanted = Object.fromEntries(
    entriesOf(measured(garmentType, other)).map(([name, cm]) => [name, Math.round(cm * 2) / 2]),
  )
  const lengths = measured(garmentType, layOut(garmentType, wanted, drawing))
  const off = entriesOf(wanted).map(([name, cm]) => Math.abs((lengths[name] ?? 0) - cm))
  expect(Math.max(...off)).toBeLessThan(0.25)
})

test('lengths that agree with each other are met exactly, and left is as right', () => {
  const wanted = { chest: 60, waist: 56, body_length: 70, left_sleeve: 24, right_sleeve: 24, shoulders: 50 }
  const places = drawOut('blouse', wanted)
  const lengths = measured('blouse', places)
  for (const [name, cm] of entriesOf(wanted)) expect(lengths[name], name).toBeCloseTo(cm, 3)
  expect(places.armpit_left?.x).toBeCloseTo(-(places.armpit_right?.x ?? 0), 9)
  expect(places.cuff_left_out?.y).toBeCloseTo(places.cuff_right_out?.y ?? 0, 9)
})

test('the garment itself stays where it is', () => {
  const { keypoints } = garmentDrawings.trousers
  const places = layOut('trousers', measured('trousers', keypoints), keypoints)
  expect(places.crotch?.y).toBeCloseTo(keypoints.crotch?.y ?? 0, 6)
  expect(places.bottom_left_in?.x).toBeCloseTo(keypoints.bottom_left_in?.x ?? 0, 6)
})

test('what no length tells of is not drawn; one side tells of both', () => {
  const sleeveless = drawOut('dress', { chest: 44, body_length: 94, hemline: 80, shoulders: 35 })
  expect(Object.keys(sleeveless)).not.toContain('cuff_left_out')
  const oneSleeve = drawOut('blouse', { chest: 52, body_length: 67, left_sleeve: 20 })
  expect(oneSleeve.cuff_right_out?.x).toBeCloseTo(-(oneSleeve.cuff_left_out?.x ?? 0), 9)
})
