import { type GarmentType, garmentTypeNames } from '@fitsize/garments'
import rendered from '../../../../public/samples/samples.json'

export type Sample = {
  readonly file: string
  readonly type: GarmentType
  readonly title: { readonly en: string; readonly fr: string }
}

/** Sample photos with a marker sheet, rendered by the project: for trying without a printer. */
export const samples: readonly Sample[] = rendered.samples.flatMap(({ file, type, title }) => {
  const known = garmentTypeNames.find((name) => name === type)
  return known === undefined ? [] : [{ file, type: known, title }]
})

/** Where a sample's photo lies. */
export const samplePath = (sample: Pick<Sample, 'file'>): string => `/samples/${sample.file}`
