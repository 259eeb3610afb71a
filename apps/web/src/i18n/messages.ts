import type { Locale } from './routing'

/** Everything people read, one file an area, in messages/<language>/<area>.json. */
export const messageAreas = [
  'account',
  'browse',
  'capture',
  'errors',
  'garments',
  'landing',
  'marker-sheet',
  'measuring',
  'scan',
  'shell',
  'studio',
  'wardrobe',
] as const

/** What only the studio says: other pages do not carry its words. */
export const studioAreas: readonly string[] = ['studio'] satisfies readonly (typeof messageAreas)[number][]

/** All areas of one language, each under its own name. */
export async function readMessages(locale: Locale): Promise<Record<string, unknown>> {
  const areas = await Promise.all(
    messageAreas.map(async (area) => {
      const module: { default: unknown } = await import(`../../messages/${locale}/${area}.json`)
      return [area, module.default] as const
    }),
  )
  return Object.fromEntries(areas)
}

/** Messages without those of the studio. */
export const withoutStudio = <Messages extends object>(messages: Messages): Partial<Messages> => {
  const kept: Partial<Messages> = { ...messages }
  for (const area of Object.keys(kept)) if (studioAreas.includes(area)) Reflect.deleteProperty(kept, area)
  return kept
}
