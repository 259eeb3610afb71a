import { fail, ok, type Result } from '@fitsize/contracts'
import { type GarmentType, garmentTypes } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import { keyTaken, strangeCategory } from './create-garment'
import type { GarmentDetails, StudioGarment } from './garment'
import { changedMeanwhile, type GarmentField } from './garment-change'
import type { StudioGarmentStore } from './garment-store'
import type { SizeChartStore } from './size-chart-store'

/**
 * Changes what is said of a garment, for editors who saw it at `version`.
 * @returns the version now; `changed-meanwhile` with what was changed since and by whom; `already-taken` when another garment
 * has the key; `request-invalid` for a type that its size chart does not suit
 */
export async function changeGarment(
  ports: {
    readonly brands: BrandDoor
    readonly garments: Pick<StudioGarmentStore, 'find' | 'change'>
    readonly sizeCharts: Pick<SizeChartStore, 'find'>
    readonly now: Clock
  },
  actor: Actor,
  input: {
    readonly brand: string
    readonly garmentId: string
    readonly version: number
    readonly details: GarmentDetails
  },
): Promise<Result<{ readonly version: number }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { garmentId, version, details } = input
  const strange = strangeCategory(details)
  if (!strange.ok) return strange
  const before = await ports.garments.find(brandId, garmentId)
  if (before === null) return fail('not-found')
  if (details.garmentType !== before.garmentType) {
    const chart = await ports.sizeCharts.find(brandId, garmentId)
    if (chart?.sizes.some(({ lengths }) => !suits(details.garmentType, Object.keys(lengths))))
      return fail('request-invalid', { fields: { garmentType: 'its size chart has measures that this type has not' } })
  }
  const fields = changedFields(before, details)
  if (fields.length === 0 && version === before.version) return ok({ version })
  const outcome = await ports.garments.change({ brandId, garmentId, version, userId, at: ports.now() }, details, fields)
  switch (outcome.kind) {
    case 'saved':
      return ok({ version: outcome.version })
    case 'gone':
      return fail('not-found')
    case 'changed':
      return changedMeanwhile(outcome.changes)
    case 'key-taken':
      return keyTaken
  }
}

const suits = (garmentType: GarmentType, dimensions: readonly string[]): boolean =>
  dimensions.every((dimension) => garmentTypes[garmentType].dimensions.some(({ name }) => name === dimension))

const compared = [
  'key',
  'name',
  'garmentType',
  'category',
  'colour',
  'colourFamily',
  'composition',
  'stretch',
  'fitStyle',
  'shopUrl',
] as const satisfies readonly (GarmentField & keyof GarmentDetails)[]

function changedFields(before: StudioGarment, after: GarmentDetails): readonly GarmentField[] {
  const fields: GarmentField[] = compared.filter((field) => !isSame(before[field], after[field]))
  if (before.priceMinor !== after.priceMinor || before.currency !== after.currency) fields.push('price')
  return fields
}

type Value = string | null | { readonly en: string; readonly fr: string }
const isSame = (one: Value, other: Value): boolean =>
  one !== null && other !== null && typeof one === 'object' && typeof other === 'object'
    ? one.en === other.en && one.fr === other.fr
    : one === other
