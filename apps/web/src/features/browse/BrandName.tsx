import type { BrandReference } from '@fitsize/usecases'
import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import styles from './BrandName.module.css'

/** What a brand is called, with its badge once an administrator found that it is who it says. */
export function BrandName({ brand }: { readonly brand: BrandReference }) {
  const t = useTranslations('browse.brand')
  if (!brand.verified) return brand.name
  return (
    <span className={styles.name}>
      {brand.name}
      <IconRosetteDiscountCheckFilled size="1.05em" role="img" aria-label={t('verified')} className={styles.badge} />
    </span>
  )
}
