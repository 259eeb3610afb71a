import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'

const entrySchema = z.object({
  file: z.string(),
  clothing: garmentTypeSchema,
  megapixels: z.string(),
  width: z.number(),
  height: z.number(),
})

export type MixedPhoto = z.infer<typeof entrySchema> & {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The call of the original's clients, made before the clock runs. */
  readonly json: Buffer
}

/** The fixed mix, in its order. */
export async function readMix(folder: string): Promise<readonly MixedPhoto[]> {
  const entries = z.array(entrySchema).parse(JSON.parse(await readFile(join(folder, 'photos.json'), 'utf8')))
  return await Promise.all(
    entries.map(async (entry) => {
      const bytes = await readFile(join(folder, entry.file))
      const json = Buffer.from(JSON.stringify({ clothing: entry.clothing, image: bytes.toString('base64') }))
      return { ...entry, bytes: new Uint8Array(bytes), json }
    }),
  )
}
