import 'server-only'
import { exampleWardrobe, exampleWardrobeNames } from '@fitsize/usecases'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { Comparison } from './garment-fit'

/** Who a maker looks as: an example with a wardrobe, or somebody without one. */
export const previewerSchema = z.enum([...exampleWardrobeNames, 'nobody'])
export type Previewer = z.infer<typeof previewerSchema>

/** What an example's garments are compared with; null for somebody without a wardrobe. */
export async function comparisonAs(previewer: Previewer): Promise<Comparison | null> {
  if (previewer === 'nobody') return null
  const t = await getTranslations('studio.preview.reference')
  return { references: exampleWardrobe(previewer, (garmentType) => t(garmentType)), wishes: {} }
}
