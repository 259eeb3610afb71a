import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Words } from './words'

const publicFolder = fileURLToPath(new URL('../../apps/web/public/', import.meta.url))

export type PhotoFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

type Catalogue = { readonly garments: readonly { readonly file: string }[] }
type Sample = {
  readonly file: string
  readonly title: { readonly en: string; readonly fr: string }
  readonly dimensionsCm: Readonly<Record<string, number>>
}

/** The sample garments that the product offers, with their true dimensions in cm. */
export function samples(): readonly [Sample, ...Sample[]] {
  const file: { readonly samples: Sample[] } = JSON.parse(readFileSync(`${publicFolder}samples/samples.json`, 'utf8'))
  const [first, ...others] = file.samples
  if (!first) throw new Error('The product offers no samples.')
  return [first, ...others]
}

/** A photo of a garment lying beside the marker sheet. */
export const photoWithSheet = (): PhotoFile => jpeg(`samples/${samples()[0].file}`)

/** A photo of a garment without a sheet. */
export function photoWithoutSheet(): PhotoFile {
  const { garments }: Catalogue = JSON.parse(readFileSync(`${publicFolder}catalogue/catalogue.json`, 'utf8'))
  const [first] = garments
  if (!first) throw new Error('The catalogue has no pictures.')
  return jpeg(`catalogue/${first.file}`)
}

/** Text under a photo's name. */
export const notAPhoto = (): PhotoFile => ({
  name: 'garment.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('This is a shopping list, not a photo.\n'),
})

/** Chooses a photo on the scan page, by the button that this width shows. */
export async function choosePhoto(page: Page, words: Words, photo: PhotoFile): Promise<void> {
  const button = page
    .locator('label')
    .filter({ hasText: new RegExp(`^(${words('scan.photo.choose')}|${words('scan.photo.use')})$`) })
    .filter({ visible: true })
  await button.locator('input[type=file]').setInputFiles({ ...photo, buffer: Buffer.from(photo.buffer) })
}

function jpeg(path: string): PhotoFile {
  return {
    name: path.split('/').at(-1) ?? path,
    mimeType: 'image/jpeg',
    buffer: readFileSync(`${publicFolder}${path}`),
  }
}
