import type { WardrobeGarment } from '@fitsize/usecases'
import { IconShirt } from '@tabler/icons-react'
import { getFormatter, getTranslations } from 'next-intl/server'
import { labelledAs } from '@/features/dimensions/dimension-words'
import { LengthFigure } from '@/features/lengths/LengthFigure'
import { Link } from '@/i18n/navigation'
import styles from './GarmentCard.module.css'
import { mainDimensions } from './main-dimensions'
import { garmentPhotoPath } from './photo-path'

/** A garment in the wardrobe: photo, name, and the measures that say most. */
export async function GarmentCard({ garment }: { readonly garment: WardrobeGarment }) {
  const t = await getTranslations('wardrobe.card')
  const garments = await getTranslations('garments')
  const format = await getFormatter()
  return (
    <article className={styles.card}>
      <div className={styles.tile}>
        {garment.hasPhoto ? (
          // biome-ignore lint/performance/noImgElement: a private photo, which the image optimizer must neither fetch nor keep
          <img src={garmentPhotoPath(garment.id)} alt={t('photoOf', { name: garment.name })} loading="lazy" />
        ) : (
          <span className={styles.noPhoto}>
            <IconShirt size={44} stroke={1.2} aria-hidden="true" />
            {t('noPhoto')}
          </span>
        )}
      </div>
      <div className={styles.body}>
        <h2>
          <Link href={`/wardrobe/${garment.id}`}>{garment.name}</Link>
        </h2>
        <p className={styles.when}>
          {t('measured', {
            type: garments(`types.${garment.garmentType}`),
            date: format.dateTime(garment.measuredAt, { dateStyle: 'medium' }),
          })}
        </p>
        {garment.fit.feel !== null && (
          <p className={styles.feel}>
            {t(`feel.${garment.fit.feel}`)}
            {garment.fit.isReference && `, ${t('reference')}`}
          </p>
        )}
        <dl className={styles.measures}>
          {mainDimensions(garment.garmentType, garment.dimensions).map(({ name, value }) => (
            <div key={name}>
              <dt>{garments(`dimensions.${labelledAs(garment.garmentType, name)}`)}</dt>
              <dd>
                <LengthFigure cm={value.cm} interval={value} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  )
}
