'use client'

import { buttonClass, EmptyState } from '@fitsize/ui'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import type { MoreCards } from '../results/MoreGarments'
import results from '../results/results.module.css'
import styles from './GarmentGone.module.css'

type GarmentGoneProps = {
  /** Cards of a brand, or with null of everything. */
  readonly load: (brand: string | null, query: string) => Promise<MoreCards | null>
}

/**
 * In place of a garment that its maker has taken back: what is on offer instead, of the same brand where it has any.
 * The cards are asked for here, as the server prepares this page with every garment's.
 */
export function GarmentGone({ load }: GarmentGoneProps) {
  const t = useTranslations('browse.gone')
  const { brand } = useParams<{ brand?: string }>()
  const [cards, setCards] = useState<ReactNode>(null)
  useEffect(() => {
    let left = false
    const ask = async () => {
      const own = brand === undefined ? null : await load(brand, '')
      const found = own !== null && own.count > 0 ? own : await load(null, '')
      if (!left && found !== null && found.count > 0) setCards(found.cards)
    }
    // Without them the page still says what matters.
    ask().catch(() => undefined)
    return () => {
      left = true
    }
  }, [brand, load])
  return (
    <Page>
      <EmptyState
        headingLevel={1}
        title={t('title')}
        actions={
          <Link href="/collections" className={buttonClass({ kind: 'primary' })}>
            {t('all')}
          </Link>
        }
      >
        {t('text')}
      </EmptyState>
      {cards !== null && (
        <section aria-labelledby="similar">
          <h2 id="similar" className={styles.similar}>
            {t('similar')}
          </h2>
          <ul className={results.grid}>{cards}</ul>
        </section>
      )}
    </Page>
  )
}
