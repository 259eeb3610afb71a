import { z } from 'zod'

const rememberedSchema = z.object({ focalLength35mm: z.number().nullable(), checkLineMm: z.number().nullable() })
type Remembered = z.infer<typeof rememberedSchema>

const keyOf = (scanId: string): string => `fitsize.scan.${scanId}`

/**
 * Keeps, for this tab, what the stored photo does not tell, so that a scan can be measured again after a reload. A
 * browser without storage only loses that convenience.
 */
export function rememberSettings(scanId: string, { focalLength35mm, checkLineMm }: Remembered): void {
  try {
    sessionStorage.setItem(keyOf(scanId), JSON.stringify({ focalLength35mm, checkLineMm }))
  } catch {
    // Storage is full or switched off.
  }
}

/** What was kept for a scan; nothing known when there is nothing. */
export function recallSettings(scanId: string): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(sessionStorage.getItem(keyOf(scanId)) ?? 'null'))
  } catch {
    return { focalLength35mm: null, checkLineMm: null }
  }
}
