import { z } from 'zod'
import { type Remembered, rememberedKey } from './remembered-settings'

const rememberedSchema = z.object({ focalLength35mm: z.number().nullable(), checkLineMm: z.number().nullable() })

/** What was kept for a scan; nothing known when there is nothing. */
export function recallSettings(scanId: string): Remembered {
  try {
    return rememberedSchema.parse(JSON.parse(sessionStorage.getItem(rememberedKey(scanId)) ?? 'null'))
  } catch {
    return { focalLength35mm: null, checkLineMm: null }
  }
}
