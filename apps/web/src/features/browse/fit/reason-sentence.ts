import type { DimensionName, GarmentType } from '@fitsize/garments'
import type { Reason, Verdict } from '@fitsize/sizing'
import { formatFigure, formatLength, type LengthUnit } from '@fitsize/ui'
import type { useTranslations } from 'next-intl'
import { directionWord, isLengthwise } from './verdict-word'

/** A garment of the wardrobe as reasons speak of it. */
export type SpokenReference = {
  readonly name: string
  /** It fits just right and new garments should fit the same: then it is itself what is wished for. */
  readonly exact: boolean
}

export type ReasonWords = {
  readonly t: ReturnType<typeof useTranslations<'browse.reasons'>>
  readonly garmentType: GarmentType
  readonly dimension: (name: DimensionName) => string
  /** Null for a garment that is no longer there. */
  readonly reference: (id: string) => SpokenReference | null
  readonly unit: LengthUnit
  readonly locale: string
}

/** Tenths of a millimetre in a centimetre. */
const tenthsPerCm = 100

/** Why a size fits or does not, in a sentence: "Chest width: 2.0 cm tighter than your “Blue shirt”." */
export function reasonSentence(reason: Reason, words: ReasonWords): string {
  const { t, dimension, locale } = words
  switch (reason.kind) {
    case 'difference':
    case 'stretch': {
      const values = {
        dimension: dimension(reason.dimension),
        reference: referenceWord(words, reason.referenceId),
        length: formatLength(Math.abs(reason.difference) / tenthsPerCm, words.unit, locale),
      }
      if (roundsToNothing(reason.difference, words.unit)) return t('same', values)
      const direction = directionWord(reason.difference, isLengthwise(words.garmentType, reason.dimension))
      return t(`${reason.kind === 'stretch' ? 'stretch' : toneOf(reason.verdict)}.${direction}`, values)
    }
    case 'missing':
      return t('missing', {
        count: reason.dimensions.length,
        dimensions: new Intl.ListFormat(locale, { type: 'conjunction' }).format(reason.dimensions.map(dimension)),
      })
    case 'nothing-comparable':
      return t('nothingComparable')
  }
}

function referenceWord({ t, reference }: ReasonWords, id: string): string {
  const known = reference(id)
  if (known === null) return t('unnamed')
  return known.exact ? t('yours', { name: known.name }) : t('wished', { name: known.name })
}

function toneOf(verdict: Verdict): 'fits' | 'misfit' | 'unsure' {
  switch (verdict) {
    case 'fits':
    case 'unsure':
      return verdict
    case 'tighter':
    case 'looser':
      return 'misfit'
  }
}

/** Written "0.0", a difference would contradict the word beside it. */
const roundsToNothing = (tenths: number, unit: LengthUnit): boolean =>
  formatFigure(Math.abs(tenths) / tenthsPerCm, unit, 'en') === '0.0'
