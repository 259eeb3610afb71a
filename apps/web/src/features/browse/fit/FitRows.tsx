'use client'

import type { DimensionName, GarmentType } from '@fitsize/garments'
import { FitBar, type FitVerdict, formatLength, formatRange, useLengthUnit } from '@fitsize/ui'
import { useLocale, useTranslations } from 'next-intl'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { formatSigned } from '@/features/lengths/signed-length'
import styles from './FitRows.module.css'
import { isLengthwise, verdictWord } from './verdict-word'

export type FitRow = {
  readonly dimension: DimensionName
  readonly verdict: FitVerdict
  /** Offered minus wished for, in cm; null when the chart does not say. */
  readonly differenceCm: number | null
  /** Half of the 90 % interval of the difference in cm; null when there is none. */
  readonly halfRangeCm: number | null
  /** What is comfortable, as differences in cm from what is wished for. */
  readonly comfort: { readonly low: number; readonly high: number }
}

type FitRowsProps = {
  readonly garmentType: GarmentType
  readonly rows: readonly FitRow[]
  /** In cards the rows are small, and the word is only read aloud. */
  readonly look: 'card' | 'page'
}

/** Each dimension on a ruler: what is comfortable, what is offered, the difference and a word for it. */
export function FitRows({ garmentType, rows, look }: FitRowsProps) {
  const t = useTranslations('browse')
  const dimensions = useTranslations('garments.dimensions')
  const locale = useLocale()
  const [unit] = useLengthUnit()
  return (
    <ul className={look === 'card' ? `${styles.rows} ${styles.small}` : styles.rows}>
      {rows.map(({ dimension, verdict, differenceCm, halfRangeCm, comfort }) => {
        const name = dimensions(labelledAs(garmentType, dimension))
        const lengthwise = isLengthwise(garmentType, dimension)
        const word = t(`verdict.${verdictWord(verdict, lengthwise)}`)
        const figure = differenceCm === null ? null : formatSigned(differenceCm, unit, locale)
        const range = halfRangeCm === null ? null : formatRange({ low: -halfRangeCm, high: halfRangeCm }, unit, locale)
        const label =
          figure === null
            ? t('garment.barUnknown', { dimension: name })
            : t('garment.bar', {
                dimension: name,
                difference: `${figure}\u00a0${unit}${range === null ? '' : ` ${range}`}`,
                low: signedLength(comfort.low),
                high: signedLength(comfort.high),
                verdict: word,
              })
        return (
          <li key={dimension} className={`${styles.row} ${styles[verdict]}`}>
            <span className={styles.name} aria-hidden="true">
              {name}
            </span>
            <FitBar
              verdict={verdict}
              differenceCm={differenceCm}
              halfRangeCm={halfRangeCm ?? 0}
              comfort={comfort}
              lengthwise={lengthwise}
              label={label}
            />
            <span className={styles.value} aria-hidden="true">
              {figure === null ? (
                t('garment.noData')
              ) : (
                <>
                  <b>{figure}</b>
                  <small>
                    {range !== null && ` ${range}`} {unit}
                  </small>
                </>
              )}
            </span>
            <span className={styles.word} aria-hidden="true">
              {word}
            </span>
          </li>
        )
      })}
    </ul>
  )

  function signedLength(cm: number): string {
    return `${cm < 0 ? '\u2212' : ''}${formatLength(Math.abs(cm), unit, locale)}`
  }
}
