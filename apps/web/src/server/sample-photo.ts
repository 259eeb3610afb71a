import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cache } from 'react'
import { z } from 'zod'

const namedFile = z.looseObject({ file: z.string().regex(/^[\w.-]+$/), type: z.string() })
const samplesSchema = z.object({ samples: z.array(namedFile) }).transform(({ samples }) => samples)

/** The sample garment that the landing page offers to measure; null when this installation has none. */
export const firstSample = cache(async (): Promise<string | null> => {
  try {
    const text = await readFile(join(process.cwd(), 'public/samples/samples.json'), 'utf8')
    const samples = samplesSchema.parse(JSON.parse(text))
    return (samples.find(({ type }) => type === 'blouse') ?? samples[0])?.file ?? null
  } catch {
    return null
  }
})
