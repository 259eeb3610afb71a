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

/** A JPEG with an EXIF block that tells its focal length, as a phone's camera writes it. */
export function withFocalLength(jpegBytes: Buffer, millimetres: number): Buffer {
  // Big-endian TIFF: the first directory points to EXIF's own, whose one entry is FocalLengthIn35mmFilm.
  const exif = Buffer.from(
    '457869660000' +
      '4d4d002a00000008' +
      '0001' +
      '8769000400000001' +
      '0000001a' +
      '00000000' +
      '0001' +
      'a405000300000001',
    'hex',
  )
  const value = Buffer.from([millimetres >> 8, millimetres & 255, 0, 0, 0, 0, 0, 0])
  const length = exif.length + value.length + 2
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255])
  return Buffer.concat([start, exif, value, jpegBytes.subarray(2)])
}

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
