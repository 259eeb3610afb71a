import { fail, gtin14, ok, type Result } from '@fitsize/contracts'
import { type GarmentType, garmentTypes } from '@fitsize/garments'
import type { Actor } from '@fitsize/identity/rules'
import type { Clock } from '../ambient'
import { type BrandDoor, enterBrand } from './brand-access'
import { chartOutline } from './chart-outline'
import { changedMeanwhile } from './garment-change'
import type { ChartRow } from './size-chart'
import type { SizeChartStore, TakenNumbers } from './size-chart-store'

/**
 * Puts a size chart in the place of the one that the garment had at `version`. What is unusual is the editor's to ask about
 * (packages/sizing's checkChart); here is refused what cannot be a chart.
 * @returns the garment's version now; `changed-meanwhile` with what was changed since and by whom; `request-invalid` for a
 * size, SKU or GTIN that comes twice, or a dimension that the type does not have; `already-taken` for an SKU or a GTIN of another
 * garment. Fields are named by the place of the size: "sizes.2.sku".
 */
export async function saveSizeChart(
  ports: { readonly brands: BrandDoor; readonly sizeCharts: SizeChartStore; readonly now: Clock },
  actor: Actor,
  input: {
    readonly brand: string
    readonly garmentId: string
    readonly version: number
    readonly sizes: readonly ChartRow[]
  },
): Promise<Result<{ readonly version: number }>> {
  const brand = await enterBrand(ports, actor, input.brand, 'EDITOR')
  if (!brand.ok) return brand
  const { id: brandId, userId } = brand.value
  const { garmentId, version, sizes } = input
  const before = await ports.sizeCharts.find(brandId, garmentId)
  if (before === null) return fail('not-found')
  const { garmentType } = before.garment
  const fields = { ...repeatedFields(sizes), ...strangeDimensions(garmentType, sizes) }
  if (Object.keys(fields).length > 0) return fail('request-invalid', { fields })
  const outcome = await ports.sizeCharts.save({
    brandId,
    garmentId,
    version,
    sizes,
    outline: chartOutline(garmentType, sizes),
    userId,
    at: ports.now(),
  })
  switch (outcome.kind) {
    case 'saved':
      return ok({ version: outcome.version })
    case 'gone':
      return fail('not-found')
    case 'changed':
      return changedMeanwhile(outcome.changes)
    case 'taken':
      return fail('already-taken', { fields: takenFields(sizes, outcome) })
  }
}

type Fields = Readonly<Record<string, string>>

function repeatedFields(sizes: readonly ChartRow[]): Fields {
  const fields: Record<string, string> = {}
  const look = (name: 'label' | 'sku' | 'gtin', said: (size: ChartRow) => string | null) => {
    const seen = new Set<string>()
    for (const [place, size] of sizes.entries()) {
      const value = said(size)
      if (value === null) continue
      if (seen.has(value)) fields[`sizes.${place}.${name}`] = 'another size has the same'
      seen.add(value)
    }
  }
  look('label', ({ system, label }) => `${system}:${label}`)
  look('sku', ({ sku }) => sku)
  look('gtin', ({ gtin }) => (gtin === null ? null : gtin14(gtin)))
  return fields
}

function strangeDimensions(garmentType: GarmentType, sizes: readonly ChartRow[]): Fields {
  const known: readonly string[] = garmentTypes[garmentType].dimensions.map(({ name }) => name)
  return Object.fromEntries(
    sizes.flatMap(({ lengths }, place) =>
      Object.keys(lengths)
        .filter((name) => !known.includes(name))
        .map((name) => [`sizes.${place}.lengths.${name}`, 'not a measure of this type']),
    ),
  )
}

function takenFields(sizes: readonly ChartRow[], { skus, gtins }: TakenNumbers): Fields {
  const taken = 'another garment has the same'
  return Object.fromEntries(
    sizes.flatMap(({ sku, gtin }, place) => [
      ...(sku !== null && skus.includes(sku) ? [[`sizes.${place}.sku`, taken]] : []),
      ...(gtin !== null && gtins.includes(gtin14(gtin)) ? [[`sizes.${place}.gtin`, taken]] : []),
    ]),
  )
}
