import type { ScanSettings } from './scan-flow'

export type Remembered = Pick<ScanSettings, 'checkLineMm'> & { readonly focalLength35mm: number | null }

/** Where this tab keeps them. */
export const rememberedKey = (scanId: string): string => `fitsize.scan.${scanId}`

/**
 * Keeps, for this tab, what the stored photo does not tell, so that a scan can be measured again after a reload. A
 * browser without storage only loses that convenience.
 */
export function rememberSettings(scanId: string, { focalLength35mm, checkLineMm }: Remembered): void {
  try {
    sessionStorage.setItem(rememberedKey(scanId), JSON.stringify({ focalLength35mm, checkLineMm }))
  } catch {
    // Storage is full or switched off.
  }
}
