import type { DimensionSpec, GarmentType } from '@fitsize/garments'
import { useTranslations } from 'next-intl'
import { DimensionDrawing } from './DimensionDrawing'
import styles from './DimensionExplanation.module.css'
import { explainedAs, labelledAs } from './dimension-words'

type DimensionExplanationProps = {
  readonly type: GarmentType
  readonly dimension: DimensionSpec
  /** A length as it is written for the reader, with its unit. */
  readonly lengthOf: (cm: number) => string
  readonly titled?: boolean
}

/** How a dimension is measured: a drawing, a sentence, and how well it can be repeated. */
export function DimensionExplanation({ type, dimension, lengthOf, titled = false }: DimensionExplanationProps) {
  const t = useTranslations('measuring')
  const names = useTranslations('garments')
  const name = names(`dimensions.${labelledAs(type, dimension.name)}`)
  return (
    <div className={styles.explanation}>
      <div className={styles.drawing}>
        <DimensionDrawing
          type={type}
          dimension={dimension}
          label={t('drawing', { garment: names(`types.${type}`), dimension: name })}
        />
      </div>
      <div className={styles.words}>
        {titled && <h3>{name}</h3>}
        <p>{t(`how.${explainedAs(dimension.name)}`, { type })}</p>
        <p className={styles.repeatability}>{t('repeatability', { length: lengthOf(dimension.repeatabilityCm) })}</p>
      </div>
    </div>
  )
}
