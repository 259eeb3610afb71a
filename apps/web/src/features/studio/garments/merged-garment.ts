import type { TypedGarment } from './typed-garment'

export type TypedField = keyof TypedGarment
const fields = [
  'key',
  'name',
  'garmentType',
  'category',
  'colour',
  'colourFamily',
  'price',
  'composition',
  'stretch',
  'fitStyle',
  'shopUrl',
] as const satisfies readonly TypedField[]

export type Merged = {
  /** Mine where I changed something, theirs elsewhere. */
  readonly garment: TypedGarment
  /** What both changed, each otherwise. */
  readonly clashes: readonly TypedField[]
}

/** Puts what two people made of the same garment together. */
export function mergedGarment(base: TypedGarment, mine: TypedGarment, theirs: TypedGarment): Merged {
  const isSame = (field: TypedField, one: TypedGarment, other: TypedGarment): boolean =>
    JSON.stringify(one[field]) === JSON.stringify(other[field])
  const changedByMe = fields.filter((field) => !isSame(field, base, mine))
  const garment: TypedGarment = { ...theirs, ...Object.fromEntries(changedByMe.map((field) => [field, mine[field]])) }
  return {
    garment,
    clashes: changedByMe.filter((field) => !isSame(field, base, theirs) && !isSame(field, mine, theirs)),
  }
}
