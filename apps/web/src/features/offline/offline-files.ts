import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { paperNames, sheetFile } from '@/features/marker-sheet/sheet'
import { routing } from '@/i18n/routing'

/** Pages that work without a network: where one measures, and where the sheet is printed. */
export const offlinePages: readonly string[] = routing.locales.flatMap((locale) => [
  `/${locale}/scan`,
  `/${locale}/marker-sheet`,
])

/** Files that those pages need and do not name in their scripts. `publicFolder`: of this application. */
export async function offlineFiles(publicFolder: string): Promise<readonly string[]> {
  const sheets = routing.locales.flatMap((locale) =>
    paperNames.map((paper) => `/${locale}/marker-sheet/${sheetFile(paper)}`),
  )
  const manifests = routing.locales.map((locale) => `/${locale}/manifest.webmanifest`)
  const inFolder = async (folder: string) =>
    (await readdir(join(publicFolder, folder))).map((file) => `/${folder}/${file}`).toSorted()
  return [...sheets, ...manifests, ...(await inFolder('icons')), ...(await inFolder('samples'))]
}
