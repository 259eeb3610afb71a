import type { Favourite } from '@fitsize/usecases'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { BrandName } from '../BrandName'
import { CataloguePicture } from '../CataloguePicture'
import { garmentPath } from '../garment-path'
import { formatPrice } from '../price'
import { FavouriteButton } from './FavouriteButton'
import styles from './favourites.module.css'

/** A garment that somebody keeps; greyed and without a link once its maker has taken it back. */
export function FavouriteLine({ favourite }: { readonly favourite: Favourite }) {
  const t = useTranslations('browse.favourites')
  const locale = useLocale()
  const format = useFormatter()
  const { garmentId, available, brand, collection, colour, priceMinor, currency, photoId, garmentType, keptAt } =
    favourite
  const name = favourite.name[locale]
  return (
    <li className={available ? styles.line : `${styles.line} ${styles.gone}`}>
      <span className={styles.picture}>
        <CataloguePicture photoId={photoId} garmentType={garmentType} alt="" sizes="96px" />
      </span>
      <div className={styles.text}>
        <h2>
          {available ? (
            <Link href={garmentPath({ id: garmentId, brand, collection })} prefetch={false}>
              {name}
            </Link>
          ) : (
            name
          )}
        </h2>
        <p>
          <BrandName brand={brand} />
          {colour !== null && `, ${colour[locale]}`}
          {available && `, ${formatPrice(priceMinor, currency, locale)}`}
        </p>
        {available ? (
          <p>{t('kept', { date: format.dateTime(keptAt, { dateStyle: 'medium' }) })}</p>
        ) : (
          <p>
            <b>{t('gone')}.</b> {t('goneHint')}
          </p>
        )}
      </div>
      <FavouriteButton garmentId={garmentId} name={name} kept signedIn />
    </li>
  )
}
