'use client'

import type { GarmentType } from '@fitsize/garments'
import type { Reason } from '@fitsize/sizing'
import { useLengthUnit } from '@fitsize/ui'
import { useLocale, useTranslations } from 'next-intl'
import { labelledAs } from '@/features/dimensions/dimension-words'
import styles from './Reasons.module.css'
import { reasonSentence, type SpokenReference } from './reason-sentence'

type ReasonsProps = {
  readonly garmentType: GarmentType
  readonly reasons: readonly Reason[]
  readonly references: readonly (SpokenReference & { readonly id: string })[]
}

/** Why a size fits or does not, the most telling first. */
export function Reasons({ garmentType, reasons, references }: ReasonsProps) {
  const t = useTranslations('browse.reasons')
  const dimensions = useTranslations('garments.dimensions')
  const locale = useLocale()
  const [unit] = useLengthUnit()
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => {
        const sentence = reasonSentence(reason, {
          t,
          garmentType,
          dimension: (name) => dimensions(labelledAs(garmentType, name)),
          reference: (id) => references.find((own) => own.id === id) ?? null,
          unit,
          locale,
        })
        return <li key={sentence}>{sentence}</li>
      })}
    </ul>
  )
}
