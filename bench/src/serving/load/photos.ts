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
  /** The call of a model server, likewise. */
  readonly tensors: Buffer
}

/** The fixed mix, in its order, or those of it that have so many megapixels. */
export async function readMix(folder: string, megapixels: string | null = null): Promise<readonly MixedPhoto[]> {
  const entries = z.array(entrySchema).parse(JSON.parse(await readFile(join(folder, 'photos.json'), 'utf8')))
  return await Promise.all(
    entries
      .filter((entry) => megapixels === null || entry.megapixels === megapixels)
      .map(async (entry) => {
        const bytes = await readFile(join(folder, entry.file))
        const image = bytes.toString('base64')
        const tensor = (name: string, value: string) => ({ name, datatype: 'BYTES', shape: [1], data: [value] })
        const inputs = [tensor('image', image), tensor('garment_type', entry.clothing)]
        return {
          ...entry,
          bytes: new Uint8Array(bytes),
          json: Buffer.from(JSON.stringify({ clothing: entry.clothing, image })),
          tensors: Buffer.from(JSON.stringify({ id: entry.file, inputs })),
        }
      }),
  )
}
