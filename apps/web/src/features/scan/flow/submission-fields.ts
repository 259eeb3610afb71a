import type { RequestedGarmentType, ScanRequestFields } from '@fitsize/contracts'

/** What is sent beside a photo; what is not known is left out. */
export const submissionFields = (told: {
  readonly garmentType: RequestedGarmentType
  readonly focalLength35mm: number | null
  readonly checkLineMm: number | null
}): Partial<ScanRequestFields> => ({
  garmentType: told.garmentType,
  ...(told.focalLength35mm === null ? {} : { focalLength35mm: told.focalLength35mm }),
  ...(told.checkLineMm === null ? {} : { checkLineMm: told.checkLineMm }),
})
