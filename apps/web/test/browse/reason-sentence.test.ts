import type { Reason, Verdict } from '@fitsize/sizing'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { type ReasonWords, reasonSentence } from '@/features/browse/fit/reason-sentence'
import { readMessages } from '@/i18n/messages'
import type english from '../../messages/en/browse.json'

const messages = { en: await readMessages('en'), fr: await readMessages('fr') }
const names = {
  chest: { en: 'Chest width', fr: 'Largeur de poitrine' },
  body_length: { en: 'Body length', fr: 'Longueur' },
}

function say(locale: 'en' | 'fr', reason: Reason, changes: Partial<ReasonWords> = {}): string {
  const { browse } = messages[locale]
  const t = createTranslator<{ reasons: typeof english.reasons }, 'reasons'>({
    locale,
    // The English file's keys; the French ones are the same, as another test makes sure.
    messages: browse as typeof english,
    namespace: 'reasons',
  })
  return reasonSentence(reason, {
    t,
    garmentType: 'blouse',
    dimension: (name) => (name === 'chest' || name === 'body_length' ? names[name][locale] : name),
    reference: () => ({ name: 'Blue shirt', exact: true }),
    unit: 'cm',
    locale,
    ...changes,
  })
}

const difference = (value: number, verdict: Verdict, dimension: 'chest' | 'body_length' = 'chest'): Reason => ({
  kind: 'difference',
  dimension,
  difference: value,
  verdict,
  referenceId: 'a',
})
const cm = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('a reason in words', () => {
  it.each<[Reason, string, string]>([
    [
      difference(-200, 'tighter'),
      'Chest width: 2.0 cm tighter than your “Blue shirt”.',
      'Largeur de poitrine : 2,0 cm plus serré que votre « Blue shirt ».',
    ],
    [
      difference(310, 'looser'),
      'Chest width: 3.1 cm looser than your “Blue shirt”.',
      'Largeur de poitrine : 3,1 cm plus ample que votre « Blue shirt ».',
    ],
    [
      difference(-410, 'tighter', 'body_length'),
      'Body length: 4.1 cm shorter than your “Blue shirt”.',
      'Longueur : 4,1 cm plus court que votre « Blue shirt ».',
    ],
    [
      difference(500, 'looser', 'body_length'),
      'Body length: 5.0 cm longer than your “Blue shirt”.',
      'Longueur : 5,0 cm plus long que votre « Blue shirt ».',
    ],
    [
      difference(80, 'fits'),
      'Chest width: 0.8 cm wider than your “Blue shirt”, which fits.',
      'Largeur de poitrine : 0,8 cm plus large que votre « Blue shirt », ce qui va bien.',
    ],
    [
      difference(-80, 'fits', 'body_length'),
      'Body length: 0.8 cm shorter than your “Blue shirt”, which fits.',
      'Longueur : 0,8 cm plus court que votre « Blue shirt », ce qui va bien.',
    ],
    [
      difference(-150, 'unsure'),
      'Chest width: 1.5 cm tighter than your “Blue shirt”, too close to tell.',
      'Largeur de poitrine : 1,5 cm plus serré que votre « Blue shirt », trop juste pour trancher.',
    ],
    [
      difference(4, 'fits'),
      'Chest width: the same as your “Blue shirt”.',
      'Largeur de poitrine : comme votre « Blue shirt ».',
    ],
    [
      { kind: 'stretch', dimension: 'chest', difference: -240, verdict: 'fits', referenceId: 'a' },
      'Chest width: 2.4 cm narrower than your “Blue shirt”, but its cloth gives more.',
      'Largeur de poitrine : 2,4 cm plus étroit que votre « Blue shirt », mais sa matière s’étire plus.',
    ],
    [
      { kind: 'missing', dimensions: ['chest'] },
      'The size chart does not give one measure that matters: Chest width.',
      'Le guide des tailles ne donne pas une mesure qui compte : Largeur de poitrine.',
    ],
    [
      { kind: 'missing', dimensions: ['chest', 'body_length'] },
      'The size chart does not give 2 measures that matter: Chest width and Body length.',
      'Le guide des tailles ne donne pas 2 mesures qui comptent : Largeur de poitrine et Longueur.',
    ],
    [
      { kind: 'nothing-comparable' },
      'The size chart gives nothing that can be compared with your garments.',
      'Le guide des tailles ne donne rien qui se compare à vos vêtements.',
    ],
  ])('%j', (reason, en, fr) => {
    expect(cm(say('en', reason))).toBe(en)
    expect(cm(say('fr', reason))).toBe(fr)
  })

  it('speaks in inches to those who read inches', () => {
    expect(cm(say('en', difference(-254, 'tighter'), { unit: 'in' }))).toContain('1.0 in tighter')
    expect(cm(say('fr', difference(10, 'fits'), { unit: 'in' }))).toBe(
      'Largeur de poitrine : comme votre « Blue shirt ».',
    )
  })

  it('does not claim to compare with a garment when it compares with a wish', () => {
    const reference = () => ({ name: 'Blue shirt', exact: false })
    expect(say('en', difference(-200, 'tighter'), { reference })).toContain(
      'than what you want, going by your “Blue shirt”',
    )
    expect(cm(say('fr', difference(-200, 'tighter'), { reference }))).toContain(
      'que ce que vous souhaitez, d’après votre « Blue shirt »',
    )
  })

  it('still speaks when the garment it compared with has been deleted', () => {
    expect(cm(say('en', difference(-200, 'tighter'), { reference: () => null }))).toBe(
      'Chest width: 2.0 cm tighter than your garment.',
    )
  })

  it.each(['en', 'fr'] as const)('has a sentence for every direction and verdict, %s', (locale) => {
    for (const dimension of ['chest', 'body_length'] as const)
      for (const verdict of ['fits', 'tighter', 'looser', 'unsure'] as const)
        for (const kind of ['difference', 'stretch'] as const)
          for (const value of [-200, 200]) {
            const text = say(locale, { kind, dimension, difference: value, verdict, referenceId: 'a' })
            expect(text).toMatch(/^[A-Z].*\d[.,]\d\u00a0cm.*\.$/)
          }
  })
})
