import type { Finding, FindingCode } from '../../src'

type Facts<Code extends FindingCode> = Finding & { readonly code: Code }
type Sentence = { readonly [Code in FindingCode]: (finding: Facts<Code>) => string }

const cm = (tenthsMm: number): string => `${tenthsMm / 100} cm`
const slipEn = {
  inches: 'in inches',
  centimetres: 'in centimetres',
  'ten times too much': 'in millimetres',
  'ten times too little': 'with a misplaced decimal',
  girth: 'all the way round',
  flat: 'lying flat',
} as const
const slipFr = {
  inches: 'en pouces',
  centimetres: 'en centimètres',
  'ten times too much': 'en millimètres',
  'ten times too little': 'avec une virgule mal placée',
  girth: 'en tour complet',
  flat: 'à plat',
} as const

/** A sentence for each finding, from nothing but its facts: what the studio has to say in its own words. */
export const sentences: Readonly<Record<'en' | 'fr', Sentence>> = {
  en: {
    'size-unnamed': () => 'This size has no name.',
    'size-repeated': ({ label }) => `Size ${label} is there twice.`,
    'dimension-not-of-type': ({ dimension }) => `Such a garment has no ${dimension}.`,
    'not-a-number': ({ dimension, label }) => `The ${dimension} of ${label} is not a number.`,
    'not-positive': ({ dimension, label }) => `The ${dimension} of ${label} must be more than 0.`,
    'too-long': ({ dimension, label }) => `The ${dimension} of ${label} must be less than 3 m.`,
    'tolerance-impossible': ({ dimension }) => `The tolerance of ${dimension} must be between 0 and 10 cm.`,
    'girth-without-width': ({ dimension }) => `A girth of ${dimension} cannot be compared: measure it lying flat.`,
    'probably-other-unit': ({ dimension, labels, value, read, slip }) =>
      `The ${dimension} of ${labels.join(', ')} was probably typed ${slipEn[slip]}: ${cm(value)} would be ${cm(read)}.`,
    'probably-other-extent': ({ dimension, labels, slip }) =>
      `The ${dimension} of ${labels.join(', ')} was probably measured ${slipEn[slip]}.`,
    'sizes-out-of-order': ({ label, before }) => `${label} stands before ${before}, which is smaller.`,
    'smaller-than-previous': ({ dimension, label, previous, by }) =>
      `The ${dimension} of ${label} is ${cm(by)} smaller than of ${previous}.`,
    'longer-than-whole': ({ dimension, whole, label, by }) =>
      `The ${dimension} of ${label} is ${cm(by)} longer than its ${whole}.`,
    'uneven-step': ({ dimension, label, previous, step, usualStep }) =>
      `From ${previous} to ${label} the ${dimension} changes by ${cm(step)}, elsewhere by ${cm(usualStep)}.`,
  },
  fr: {
    'size-unnamed': () => 'Cette taille n’a pas de nom.',
    'size-repeated': ({ label }) => `La taille ${label} figure deux fois.`,
    'dimension-not-of-type': ({ dimension }) => `Un tel vêtement n’a pas de mesure « ${dimension} ».`,
    'not-a-number': ({ dimension, label }) => `« ${dimension} » en ${label} n’est pas un nombre.`,
    'not-positive': ({ dimension, label }) => `« ${dimension} » en ${label} doit être supérieur à 0.`,
    'too-long': ({ dimension, label }) => `« ${dimension} » en ${label} doit être inférieur à 3 m.`,
    'tolerance-impossible': ({ dimension }) => `La tolérance de « ${dimension} » doit être entre 0 et 10 cm.`,
    'girth-without-width': ({ dimension }) => `« ${dimension} » ne se compare pas en tour : mesurez à plat.`,
    'probably-other-unit': ({ dimension, labels, value, read, slip }) =>
      `« ${dimension} » en ${labels.join(', ')} est sans doute ${slipFr[slip]} : ${cm(value)} donnerait ${cm(read)}.`,
    'probably-other-extent': ({ dimension, labels, slip }) =>
      `« ${dimension} » en ${labels.join(', ')} est sans doute mesuré ${slipFr[slip]}.`,
    'sizes-out-of-order': ({ label, before }) => `${label} est placée avant ${before}, qui est plus petite.`,
    'smaller-than-previous': ({ dimension, label, previous, by }) =>
      `« ${dimension} » en ${label} mesure ${cm(by)} de moins qu’en ${previous}.`,
    'longer-than-whole': ({ dimension, whole, label, by }) =>
      `« ${dimension} » en ${label} dépasse « ${whole} » de ${cm(by)}.`,
    'uneven-step': ({ dimension, label, previous, step, usualStep }) =>
      `De ${previous} à ${label}, « ${dimension} » change de ${cm(step)}, ailleurs de ${cm(usualStep)}.`,
  },
}

export const sentenceOf = (language: 'en' | 'fr', finding: Finding): string =>
  (sentences[language][finding.code] as (facts: Finding) => string)(finding)
