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
  'wardrobe',
] as const

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
