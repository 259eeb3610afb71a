import { useTranslations } from 'next-intl'
import styles from './CardsSkeleton.module.css'
import { Page } from './Page'

const cards = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

/** A page of cards while it is on its way. */
export function CardsSkeleton() {
  const t = useTranslations('shell')
  return (
    <Page>
      <div role="status" aria-label={t('loading')}>
        <div className={styles.title} />
        <div className={styles.grid}>
          {cards.map((card) => (
            <div key={card} className={styles.card} />
          ))}
        </div>
      </div>
    </Page>
  )
}
