import { garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'

const sampleSchema = z.object({
  file: z.string().regex(/^[\w.-]+$/),
  type: garmentTypeSchema,
  title: z.object({ en: z.string(), fr: z.string() }),
})
export type Sample = z.infer<typeof sampleSchema>

/** Sample photos with a marker sheet, rendered by the project: for trying without a printer. */
const samplesSchema = z.object({ samples: z.array(sampleSchema) })

/** Where a sample's photo lies. */
export const samplePath = (sample: Pick<Sample, 'file'>): string => `/samples/${sample.file}`

/** The samples on offer; `null` when they cannot be read. */
export async function readSamples(signal: AbortSignal): Promise<readonly Sample[] | null> {
  try {
    const response = await fetch('/samples/samples.json', { signal })
    if (!response.ok) return null
    return samplesSchema.parse(await response.json()).samples
  } catch {
    return null
  }
}
