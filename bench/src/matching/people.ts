import type { Category, DimensionName } from '@fitsize/garments'
import { typeOfCategory } from '@fitsize/garments'
import { makeUser, makeWardrobeGarment, type TestDatabase } from '@fitsize/testing'
import type { searchCatalogue } from '@fitsize/usecases'

type Owned = {
  readonly category: Category
  readonly cm: Partial<Record<DimensionName, number>>
  readonly feel?: 'tight' | 'right' | 'loose'
  readonly stretch?: 'none' | 'some' | 'much'
  readonly fitStyle?: 'slim' | 'regular' | 'loose' | 'oversized'
}

/** What they own; tapes are read to half a centimetre. */
const wardrobes = {
  'one shirt': [{ category: 't-shirt', cm: { chest: 53, body_length: 71, shoulders: 46, left_sleeve: 21 } }],
  typical: [
    { category: 't-shirt', cm: { chest: 53, body_length: 71, shoulders: 46, left_sleeve: 21 } },
    { category: 'shirt', cm: { chest: 56, body_length: 77, shoulders: 46, left_sleeve: 61 } },
    { category: 'jacket', cm: { chest: 57, body_length: 74, shoulders: 47, left_sleeve: 62 } },
    { category: 'jeans', cm: { waistband: 43, left_inseam: 80, left_thigh: 30, front_rise: 29 } },
  ],
  /** With cut, stretch and feel told, of which the bounds are wider. */
  'twelve references': [
    ...[48, 49, 50, 51].map(
      (chest, number): Owned => ({
        category: 't-shirt',
        cm: { chest, body_length: 64 + number, shoulders: 41, left_sleeve: 18 },
        stretch: number % 2 === 0 ? 'some' : 'none',
        fitStyle: number % 2 === 0 ? 'regular' : 'slim',
        feel: number === 0 ? 'tight' : 'right',
      }),
    ),
    ...[50, 52].map(
      (chest): Owned => ({
        category: 'sweater',
        cm: { chest, body_length: 64, shoulders: 42, left_sleeve: 60 },
        fitStyle: 'regular',
      }),
    ),
    ...[47, 49].map((chest): Owned => ({ category: 'dress', cm: { chest, body_length: 95, waist: 41 } })),
    ...[38, 39].map(
      (waistband): Owned => ({
        category: 'jeans',
        cm: { waistband, left_inseam: 76, left_thigh: 28, front_rise: 27 },
        stretch: 'some',
        fitStyle: 'slim',
      }),
    ),
    { category: 'skirt', cm: { waistband: 37, length: 60 }, fitStyle: 'regular' },
    { category: 'coat', cm: { chest: 54, body_length: 100, shoulders: 43, left_sleeve: 61 }, fitStyle: 'loose' },
  ],
  /** Narrow and wide garments of every type, all said to fit: what lies between them does, too. */
  'everything fits': [
    ...(['t-shirt', 'jacket', 'dress'] as const).flatMap((category): readonly Owned[] => [
      { category, cm: { chest: 30, body_length: 40 } },
      { category, cm: { chest: 90, body_length: 110 } },
    ]),
    { category: 'jeans', cm: { waistband: 25, left_inseam: 20 } },
    { category: 'jeans', cm: { waistband: 70, left_inseam: 95 } },
    { category: 'skirt', cm: { waistband: 25, length: 25 } },
    { category: 'skirt', cm: { waistband: 70, length: 100 } },
  ],
  /** Wide and short as no garment on offer is. */
  'nothing fits': [
    { category: 't-shirt', cm: { chest: 110, body_length: 20, shoulders: 90, left_sleeve: 5 } },
    { category: 'jeans', cm: { waistband: 90, left_inseam: 10, left_thigh: 70, front_rise: 60 } },
  ],
} as const satisfies Readonly<Record<string, readonly Owned[]>>

export type Person = keyof typeof wardrobes
export const people = Object.keys(wardrobes) as readonly Person[]

/** Somebody like them: so many centimetres larger in everything. Those at the ends stay as they are. */
export const variations = [-3, -2, -1, 0, 1, 2, 3, 4] as const
const varies = (person: Person): boolean => person !== 'everything fits' && person !== 'nothing fits'

/** Puts somebody's wardrobe into a database and gives the id of their account. */
export async function makePerson(database: TestDatabase, person: Person, larger: number): Promise<string> {
  const owner = await makeUser(database, {})
  const wardrobe: readonly Owned[] = wardrobes[person]
  for (const { category, cm, feel = 'right', stretch = null, fitStyle = null } of wardrobe) {
    const { id } = await makeWardrobeGarment(database, owner, {
      name: category,
      garmentType: typeOfCategory(category),
      dimensions: Object.fromEntries(
        Object.entries(cm).map(([name, value]) => [name, value + (varies(person) ? larger : 0)]),
      ),
    })
    await database.query(
      `UPDATE app."WardrobeGarment" SET category = $2, feel = $3, stretch = $4, "fitStyle" = $5, "isReference" = true
       WHERE id = $1`,
      [id, category, feel, stretch, fitStyle],
    )
  }
  return owner.id
}

export const actorOf = (userId: string): NonNullable<Parameters<typeof searchCatalogue>[1]> => ({
  kind: 'user',
  userId,
  role: 'CUSTOMER',
  quotaClass: 'standard',
})
