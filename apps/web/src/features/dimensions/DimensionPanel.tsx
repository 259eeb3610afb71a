import { type DimensionName, type GarmentType, garmentTypes } from '@fitsize/garments'
import { DimensionList, type DimensionRow, formatFigure, type LengthUnit } from '@fitsize/ui'
import { useLocale, useTranslations } from 'next-intl'
import { DimensionExplanation } from './DimensionExplanation'
import styles from './DimensionPanel.module.css'
import { lowTrustReason } from './low-trust-reason'

type DimensionPanelProps = {
  readonly garmentType: GarmentType
  readonly rows: readonly DimensionRow<DimensionName>[]
  readonly unit: LengthUnit
  readonly label: string
  readonly selected: DimensionName | null
  readonly onSelect: (name: DimensionName) => void
  readonly onPoint: (name: DimensionName | null) => void
  readonly texts: { readonly pointHardToSee: string; readonly unknown: string }
}

/** A garment's measures: those that people agree on first, the others below with the reason why they differ. */
export function DimensionPanel({ garmentType, rows, unit, label, ...list }: DimensionPanelProps) {
  const t = useTranslations('measuring')
  const locale = useLocale()
  const specs = new Map(garmentTypes[garmentType].dimensions.map((spec) => [spec.name, spec]))
  const isLow = ({ name }: DimensionRow<DimensionName>) => specs.get(name)?.trust === 'low'
  const lengthOf = (cm: number) => `${formatFigure(cm, unit, locale)}\u00a0${unit}`
  const explain = (name: DimensionName) => {
    const dimension = specs.get(name)
    return dimension && <DimensionExplanation type={garmentType} dimension={dimension} lengthOf={lengthOf} />
  }
  const low = rows.filter(isLow)
  const reason = lowTrustReason(low.flatMap(({ name }) => specs.get(name) ?? []))
  return (
    <>
      <DimensionList {...list} label={label} rows={rows.filter((row) => !isLow(row))} detailOf={explain} />
      {reason !== null && (
        <>
          <div className={styles.low}>
            <h3>{t('low.title')}</h3>
            <p>{t(`low.${reason.cause}`, { length: lengthOf(reason.largestCm) })}</p>
          </div>
          <DimensionList {...list} label={t('low.title')} rows={low} detailOf={explain} />
        </>
      )}
    </>
  )
}
