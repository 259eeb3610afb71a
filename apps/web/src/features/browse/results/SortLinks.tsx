import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { type SortOrder, sortOrders } from '../filters/catalogue-filters'
import styles from './SortLinks.module.css'

type SortLinksProps = {
  readonly hrefOf: (sort: SortOrder) => string
  /** The order in force. */
  readonly sort: SortOrder
  /** Without something to compare with there is no order by fit. */
  readonly withFit: boolean
}

/** The orders that the results can have. */
export function SortLinks({ hrefOf, sort, withFit }: SortLinksProps) {
  const t = useTranslations('browse.sort')
  return (
    <nav className={styles.orders} aria-label={t('label')}>
      {sortOrders
        .filter((order) => order !== 'fit' || withFit)
        .map((order) => (
          <Link
            key={order}
            href={hrefOf(order)}
            scroll={false}
            prefetch={false}
            aria-current={order === sort ? 'true' : undefined}
          >
            {t(order)}
          </Link>
        ))}
    </nav>
  )
}
