import { fail, ok, type Result } from '@fitsize/contracts'
import type { Actor } from '@fitsize/identity/rules'
import { type BrandDoor, enterBrand } from './brand-access'
import type { StudioSizeChart } from './size-chart'
import type { SizeChartStore } from './size-chart-store'

/** The size chart of a garment of the brand, for its members. */
export async function readSizeChart(
  ports: { readonly brands: BrandDoor; readonly sizeCharts: Pick<SizeChartStore, 'find'> },
  actor: Actor,
  address: { readonly brand: string; readonly garmentId: string },
): Promise<Result<StudioSizeChart>> {
  const brand = await enterBrand(ports, actor, address.brand, 'VIEWER')
  if (!brand.ok) return brand
  const chart = await ports.sizeCharts.find(brand.value.id, address.garmentId)
  return chart === null ? fail('not-found') : ok(chart)
}
