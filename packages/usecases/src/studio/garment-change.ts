import { fail, type Result } from '@fitsize/contracts'

/** What a version of a garment changed: columns of the garment, its sizes or its photos. */
export const garmentFields = [
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
  'visibility',
  'collection',
  'sizes',
  'photos',
] as const
export type GarmentField = (typeof garmentFields)[number]

export type GarmentChange = {
  readonly version: number
  readonly at: Date
  /** Who changed it; null once their account is gone. */
  readonly by: string | null
  readonly fields: readonly string[]
}

/** Why a garment was not saved: somebody else was faster. `fields` names what they changed, each with who did it last. */
export function changedMeanwhile(changes: readonly GarmentChange[]): Result<never> {
  const fields: Record<string, string> = {}
  for (const { by, fields: changed } of changes.toSorted((one, other) => one.version - other.version))
    for (const field of changed) fields[field] = by ?? ''
  return fail('changed-meanwhile', { fields })
}
