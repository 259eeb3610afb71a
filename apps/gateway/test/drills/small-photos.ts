import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { GarmentType } from '@fitsize/garments'
import sharp from 'sharp'

export type SmallPhoto = { readonly garmentType: GarmentType; readonly bytes: Uint8Array }

const samples: readonly (readonly [file: string, type: GarmentType])[] = [
  ['tee-slate', 'blouse'],
  ['jeans-indigo', 'trousers'],
  ['skirt-denim', 'skirt'],
  ['dress-floral', 'dress'],
  ['jacket-olive', 'outwear'],
]

/** Sample photos of the product in 640 x 480: the models, not the decoding, are to be what limits. */
export async function makeSmallPhotos(): Promise<readonly SmallPhoto[]> {
  return await Promise.all(
    samples.map(async ([file, garmentType]) => {
      const path = fileURLToPath(new URL(`../../../web/public/samples/${file}.jpg`, import.meta.url))
      const bytes = await sharp(await readFile(path))
        .resize({ width: 640, height: 640, fit: 'inside' })
        .jpeg({ quality: 85 })
        .toBuffer()
      return { garmentType, bytes: new Uint8Array(bytes) }
    }),
  )
}
