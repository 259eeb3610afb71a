'use client'

import type { DimensionName, GarmentType } from '@fitsize/garments'
import { FitMark, type FitVerdict, useLengthUnit } from '@fitsize/ui'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { formatSigned } from '@/features/lengths/signed-length'
import { isLengthwise, verdictWord } from '../fit/verdict-word'
import styles from './SizeComparison.module.css'

export type ComparedSize = {
  readonly id: string
  readonly label: string
  readonly verdict: FitVerdict
  readonly dimensions: readonly {
    readonly dimension: DimensionName
    readonly verdict: FitVerdict
    /** Offered minus wished for, in cm; null when the chart does not say. */
    readonly differenceCm: number | null
  }[]
}

type SizeComparisonProps = {
  readonly garmentType: GarmentType
  readonly sizes: readonly ComparedSize[]
  readonly recommended: string | null
  /** The size that matters most, which a narrow screen shows first. */
  readonly nearest: string
  readonly labelledBy: string
}

/** How much of the next size shows that there is one. */
const peek = 32

/** Every size beside every other: how far each dimension is off, and what that means. Scrolls inside its panel. */
export function SizeComparison({ garmentType, sizes, recommended, nearest, labelledBy }: SizeComparisonProps) {
  const t = useTranslations('browse')
  const names = useTranslations('garments.dimensions')
  const locale = useLocale()
  const [unit] = useLengthUnit()
  const frame = useRef<HTMLElement>(null)
  const column = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    if (frame.current === null || column.current === null) return
    // On a narrow screen the size that matters would be out of sight.
    const end = column.current.offsetLeft + column.current.offsetWidth
    frame.current.scrollLeft = end + peek - frame.current.clientWidth
  }, [])
  const dimensions = [...new Set(sizes.flatMap((size) => size.dimensions.map(({ dimension }) => dimension)))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={frame} className={styles.scroll} aria-labelledby={labelledBy} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {sizes.map(({ id, label }) => (
              <th
                key={id}
                ref={id === nearest ? column : undefined}
                scope="col"
                className={id === recommended ? styles.recommended : undefined}
              >
                <span className="visually-hidden">{t('garment.size')} </span>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.whole}>
            <th scope="row">{t('garment.whole')}</th>
            {sizes.map(({ id, verdict }) => (
              <td key={id}>
                <span className={styles.cell}>
                  <FitMark verdict={verdict} size={16} />
                  {t(`verdict.${verdict}`)}
                </span>
              </td>
            ))}
          </tr>
          {dimensions.map((dimension) => {
            const lengthwise = isLengthwise(garmentType, dimension)
            return (
              <tr key={dimension}>
                <th scope="row">{names(labelledAs(garmentType, dimension))}</th>
                {sizes.map(({ id, dimensions: fits }) => {
                  const fit = fits.find((own) => own.dimension === dimension)
                  const difference = fit?.differenceCm ?? null
                  return (
                    <td key={id}>
                      {fit === undefined || difference === null ? (
                        <span className={styles.unknown}>{t('garment.noData')}</span>
                      ) : (
                        <span className={styles.cell}>
                          <FitMark verdict={fit.verdict} lengthwise={lengthwise} size={16} />
                          <span>
                            {formatSigned(difference, unit, locale)}
                            <span className="visually-hidden">
                              {` ${unit}, ${t(`verdict.${verdictWord(fit.verdict, lengthwise)}`)}`}
                            </span>
                          </span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
