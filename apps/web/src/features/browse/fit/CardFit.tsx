import type { GarmentType } from '@fitsize/garments'
import { FitMark } from '@fitsize/ui'
import type { CataloguePage } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import styles from './CardFit.module.css'

type CardFitProps = {
  readonly fit: NonNullable<CataloguePage['items'][number]['fit']>
  readonly garmentType: GarmentType
}

/** How the best size of a garment fits, in a line and a few bars. */
export function CardFit({ fit }: CardFitProps) {
  const t = useTranslations('browse')
  return (
    <p className={`${styles.headline} ${styles[fit.verdict]}`}>
      <FitMark verdict={fit.verdict} />
      {t(`headline.${fit.verdict}`)}
    </p>
  )
}
