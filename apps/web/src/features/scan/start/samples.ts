import type { GarmentType } from '@fitsize/garments'

/** A sample photo with a marker sheet, rendered by the project: for trying without a printer. */
export type Sample = {
  readonly file: string
  readonly type: GarmentType
  readonly title: { readonly en: string; readonly fr: string }
  /** The photo made small, at some sizes. */
  readonly picture: { readonly src: string; readonly srcSet?: string; readonly sizes?: string }
}

/** Where a sample's photo lies. */
export const samplePath = (sample: Pick<Sample, 'file'>): string => `/samples/${sample.file}`
