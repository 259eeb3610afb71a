import type { GarmentType } from '@fitsize/garments'
import { FitMark } from '@fitsize/ui'
import type { CataloguePage } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import type { GarmentFit } from '@/server/garment-fit'
import styles from './CardFit.module.css'
import { Reasons } from './Reasons'

type CardFitProps = {
  readonly fit: NonNullable<CataloguePage['items'][number]['fit']>
  readonly garmentType: GarmentType
  readonly references: GarmentFit['references']
}

/** More would make the cards of a row too long to compare. */
const reasonsShown = 2

/** How the best size of a garment fits, in a line and the most telling reasons. */
export function CardFit({ fit, garmentType, references }: CardFitProps) {
  const t = useTranslations('browse')
  return (
    <>
      <p className={`${styles.headline} ${styles[fit.verdict]}`}>
        <FitMark verdict={fit.verdict} />
        {t(`headline.${fit.verdict}`)}
      </p>
      <div className={styles.reasons}>
        <Reasons garmentType={garmentType} reasons={fit.reasons.slice(0, reasonsShown)} references={references} />
      </div>
    </>
  )
}
