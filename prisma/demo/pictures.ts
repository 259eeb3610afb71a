import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { dimensionNameSchema, garmentTypeSchema } from '@fitsize/garments'
import { z } from 'zod'

const folders = {
  catalogue: fileURLToPath(new URL('../../apps/web/public/catalogue/', import.meta.url)),
  samples: fileURLToPath(new URL('../../apps/web/public/samples/', import.meta.url)),
} as const
type Folder = keyof typeof folders

const textSchema = z.object({ en: z.string(), fr: z.string() })
const lengthsSchema = z.partialRecord(dimensionNameSchema, z.number().positive())
const pictureSchema = z.object({
  name: z.string(),
  file: z.string(),
  type: garmentTypeSchema,
  title: textSchema,
  colour: textSchema,
})

const catalogueSchema = z.object({
  garments: z
    .array(
      pictureSchema.extend({
        width: z.number().int(),
        height: z.number().int(),
        sizes: z.record(z.string(), lengthsSchema),
      }),
    )
    .min(2),
})
export type CataloguePicture = z.infer<typeof catalogueSchema>['garments'][number]

const samplesSchema = z.object({ samples: z.array(pictureSchema.extend({ dimensionsCm: lengthsSchema })).min(1) })
export type Sample = z.infer<typeof samplesSchema>['samples'][number]

async function described<T>(folder: Folder, schema: z.ZodType<T>): Promise<T> {
  const path = `${folders[folder]}${folder}.json`
  const remedy =
    `Restore apps/web/public/${folder} from the repository, or draw it again with ` +
    `"python -m fitsize_inference.scenes ${folder} --output apps/web/public/${folder}".`
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`The demo's pictures are missing: ${path} cannot be read. ${remedy}`, { cause })
  })
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path} is not what this version expects. ${remedy}`, { cause })
  }
}

/** Drawn garments with a size chart each, in centimetres. */
export const cataloguePictures = async (): Promise<readonly CataloguePicture[]> =>
  (await described('catalogue', catalogueSchema)).garments

/** The photo of a garment of the catalogue, as JPEG bytes. */
export const cataloguePhoto = ({ file }: CataloguePicture): Promise<Uint8Array> =>
  readFile(`${folders.catalogue}${file}`)

/** Drawn garments beside the marker sheet, with their true dimensions in centimetres. */
export const samples = async (): Promise<readonly Sample[]> => (await described('samples', samplesSchema)).samples

/** The photo of a sample, as JPEG bytes. */
export const samplePhoto = (sample: Sample): Promise<Uint8Array> => readFile(`${folders.samples}${sample.file}`)
