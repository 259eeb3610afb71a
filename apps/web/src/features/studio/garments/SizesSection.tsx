import type { StudioGarment } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import studio from '../studio.module.css'
import styles from './garments.module.css'

/** The sizes that a garment comes in. */
export function SizesSection({ garment }: { readonly garment: StudioGarment }) {
  const t = useTranslations('studio.sizes')
  const { sizes, hasChart } = garment
  return (
    <section className={studio.panel} aria-labelledby="sizes">
      <h2 id="sizes">{t('title')}</h2>
      {sizes.length === 0 ? (
        <p className={studio.note}>{t('none')}</p>
      ) : (
        <ul className={styles.sizes}>
          {sizes.map(({ label, system }) => (
            <li key={`${system} ${label}`}>{label}</li>
          ))}
        </ul>
      )}
      {sizes.length > 0 && !hasChart && <p className={studio.note}>{t('noMeasures')}</p>}
    </section>
  )
}
