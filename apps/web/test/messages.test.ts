import { domainErrors, markerNameSchema, warningCodes } from '@fitsize/contracts'
import { dimensionNames, garmentTypeNames, keypointNames } from '@fitsize/garments'
import { describe, expect, it } from 'vitest'
import { explainedAs } from '@/features/dimensions/dimension-words'
import { readMessages } from '@/i18n/messages'

/** Every text by its full name, such as "shell.links.measure". */
function textsOf(messages: unknown, path = ''): Map<string, string> {
  if (typeof messages === 'string') return new Map([[path, messages]])
  const texts = new Map<string, string>()
  for (const [name, value] of Object.entries(messages ?? {}))
    for (const [full, text] of textsOf(value, path === '' ? name : `${path}.${name}`)) texts.set(full, text)
  return texts
}

const english = textsOf(await readMessages('en'))
const french = textsOf(await readMessages('fr'))

/** The names of the values that a text takes. */
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].toSorted()

describe('the texts', () => {
  it('exist in both languages', () => {
    expect([...french.keys()].toSorted()).toEqual([...english.keys()].toSorted())
    expect([...english.values(), ...french.values()].filter((text) => text.trim() === '')).toEqual([])
  })

  it('take the same values in both languages', () => {
    for (const [name, text] of english)
      expect([name, placeholders(french.get(name) ?? '')]).toEqual([name, placeholders(text)])
  })

  it('name every error, warning, marker, garment type, dimension and keypoint', () => {
    const expected = [
      ...Object.keys(domainErrors).flatMap((code) => [`errors.${code}.title`, `errors.${code}.hint`]),
      ...warningCodes.flatMap((code) => [`errors.warnings.${code}.title`, `errors.warnings.${code}.hint`]),
      ...markerNameSchema.options.map((marker) => `scan.scale.from.${marker}`),
      ...garmentTypeNames.map((type) => `garments.types.${type}`),
      ...dimensionNames.map((dimension) => `garments.dimensions.${dimension}`),
      ...keypointNames.map((keypoint) => `garments.keypoints.${keypoint}`),
      ...dimensionNames.map((dimension) => `measuring.how.${explainedAs(dimension)}`),
    ]
    expect(expected.filter((name) => !english.has(name))).toEqual([])
  })

  it('do not shout, and need no sign that the fonts lack', () => {
    const wrong = [...english, ...french].filter(([, text]) => /!|[→≤≥≈]/.test(text))
    expect(wrong).toEqual([])
  })

  it('keep a figure on the line of its unit', () => {
    const wrong = [...english, ...french].filter(([, text]) => /[\d}] (?:mm|cm|m|s|%|MB|Mo)(?![\w’])/.test(text))
    expect(wrong).toEqual([])
  })

  it('keep French punctuation on the line of its word', () => {
    const wrong = [...french].filter(([, text]) => / [:;?!%»]|« /.test(text))
    expect(wrong).toEqual([])
  })
})
