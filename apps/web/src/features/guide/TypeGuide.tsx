import { type DimensionSpec, type GarmentType, garmentTypeNames, garmentTypes } from '@fitsize/garments'
import { formatFigure } from '@fitsize/ui'
import { useLocale, useTranslations } from 'next-intl'
import { DimensionExplanation } from '@/features/dimensions/DimensionExplanation'
import { explainedAs } from '@/features/dimensions/dimension-words'
import { lowTrustReason } from '@/features/dimensions/low-trust-reason'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import { Link } from '@/i18n/navigation'
import styles from './TypeGuide.module.css'

/** Where each measure of one garment type runs; both sides are measured alike, so the left one stands for them. */
export function TypeGuide({ type }: { readonly type: GarmentType }) {
  const t = useTranslations('measuring')
  const names = useTranslations('garments.types')
  const locale = useLocale()
  const lengthOf = (cm: number) => `${formatFigure(cm, 'cm', locale)}\u00a0cm`
  const dimensions = garmentTypes[type].dimensions.filter(({ name }) => explainedAs(name) === name)
  const low = dimensions.filter(({ trust }) => trust === 'low')
  const reason = lowTrustReason(low)
  const cards = (some: readonly DimensionSpec[]) => (
    <ul className={styles.cards}>
      {some.map((dimension) => (
        <li key={dimension.name}>
          <DimensionExplanation type={type} dimension={dimension} lengthOf={lengthOf} titled />
        </li>
      ))}
    </ul>
  )
  return (
    <section className={styles.guide} aria-labelledby="where">
      <h2 id="where">{t('dimensions.title')}</h2>
      <nav aria-label={t('dimensions.types')} className={styles.types}>
        {garmentTypeNames.map((name) => (
          <Link
            key={name}
            href={{ pathname: '/guide', query: { type: name } }}
            aria-current={name === type ? 'page' : undefined}
            scroll={false}
          >
            <GarmentDrawing type={name} size={40} />
            {names(name)}
          </Link>
        ))}
      </nav>
      <p className={styles.note}>{t('dimensions.note')}</p>
      {cards(dimensions.filter(({ trust }) => trust !== 'low'))}
      {reason !== null && (
        <>
          <h3 className={styles.lowTitle}>{t('low.title')}</h3>
          <p className={styles.note}>{t(`low.${reason.cause}`, { length: lengthOf(reason.largestCm) })}</p>
          {cards(low)}
        </>
      )}
    </section>
  )
}
