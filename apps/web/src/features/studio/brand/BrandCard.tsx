import type { OwnBrand } from '@fitsize/usecases'
import { useTranslations } from 'next-intl'
import { BrandName } from '@/features/browse/BrandName'
import { Link } from '@/i18n/navigation'
import styles from './brand.module.css'

/** A brand in the list of who keeps it. */
export function BrandCard({ brand }: { readonly brand: OwnBrand }) {
  const t = useTranslations('studio')
  return (
    <article className={styles.card}>
      <h2>
        <Link href={`/studio/${brand.slug}/garments`} prefetch={false}>
          <BrandName brand={brand} />
        </Link>
      </h2>
      <p>{t(`roles.${brand.role}`)}</p>
      <p>
        {t('brands.collections', { count: brand.collectionCount })},{' '}
        {t('brands.garments', { count: brand.garmentCount })}
      </p>
    </article>
  )
}
