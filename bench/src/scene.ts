import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dimensionNameSchema, garmentTypeSchema, keypointNameSchema } from '@fitsize/garments'
import { z } from 'zod'

/** The truth beside each photo that `python -m fitsize_inference.scenes compose` writes. */
const truthSchema = z.object({
  image: z.string(),
  type: garmentTypeSchema,
  width: z.number(),
  height: z.number(),
  tilt_deg: z.number(),
  keypoints: z.partialRecord(keypointNameSchema, z.tuple([z.number(), z.number()])),
  dimensions_cm: z.partialRecord(dimensionNameSchema, z.number()),
})

export type Scene = z.infer<typeof truthSchema> & { readonly photo: Buffer }

/** All scenes of a folder, in the order of their names. */
export async function readScenes(folder: string): Promise<Scene[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return await Promise.all(
    names.map(async (name) => {
      const truth = truthSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
      return { ...truth, photo: await readFile(join(folder, truth.image)) }
    }),
  )
}
