import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Language = 'en' | 'fr'

const folder = fileURLToPath(new URL('../../apps/web/messages/', import.meta.url))

/** What people read: finds a text of the product by its key (`scan.save.save`) and fills its {places}. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string

/** The texts of one language. A key that does not exist is an error, so that journeys follow the product's words. */
export function wordsOf(language: Language): Words {
  const files = readdirSync(join(folder, language))
  const messages: Record<string, unknown> = Object.fromEntries(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, language, file), 'utf8'))]),
  )
  return (key, values = {}) => {
    const text = key.split('.').reduce<unknown>((level, name) => {
      return typeof level === 'object' && level !== null
        ? Object.entries(level).find(([own]) => own === name)?.[1]
        : undefined
    }, messages)
    if (typeof text !== 'string') throw new Error(`There is no text ${key} in ${language}.`)
    return Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, value), text)
  }
}
