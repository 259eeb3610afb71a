import type { CatalogueGarment } from '@fitsize/usecases'
import Image from 'next/image'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/navigation'
import styles from './browse.module.css'
import { formatPrice } from './price'

type CatalogueCardProps = { readonly garment: CatalogueGarment; readonly href: string }

/** A garment in a collection: picture, price, the sizes it is made in. */
export async function CatalogueCard({ garment, href }: CatalogueCardProps) {
  const t = await getTranslations('browse')
  const types = await getTranslations('garments.types')
  const locale = await getLocale()
  return (
    <article className={styles.card}>
      <div className={styles.tile}>
        <Image src={garment.imagePath} alt="" fill sizes="(min-width: 64em) 22rem, (min-width: 40em) 45vw, 92vw" />
      </div>
      <div className={styles.body}>
        <div className={styles.line}>
          <h2>
            <Link href={href}>{garment.name[locale]}</Link>
          </h2>
          <span className={styles.price}>{formatPrice(garment.priceMinor, garment.currency, locale)}</span>
        </div>
        <p className={styles.by}>
          {types(garment.garmentType)}, {garment.colour[locale]}
        </p>
        {garment.sizes.length > 0 && (
          <ul className={styles.sizes} aria-label={t('sizes')}>
            {garment.sizes.map((size) => (
              <li key={size.id}>{size.label}</li>
            ))}
          </ul>
        )}
      </div>
    </article>
  )
}
