'use client'

import { buttonClass } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Link } from '@/i18n/navigation'
import styles from './results.module.css'

export type MoreCards = {
  readonly cards: ReactNode
  readonly count: number
  /** Query of the page that follows; null on the last. */
  readonly next: string | null
}

type MoreGarmentsProps = {
  /** Page of the list, without a language. */
  readonly page: string
  readonly next: string
  /** The page that follows, rendered on the server; null when it could not be read. */
  readonly load: (query: string) => Promise<MoreCards | null>
}

/** The rest of a list, a page at a time. A real link, so that it works without script, too. */
export function MoreGarments({ page, next: first, load }: MoreGarmentsProps) {
  const t = useTranslations('browse.more')
  const [pages, setPages] = useState<readonly (MoreCards & { readonly query: string })[]>([])
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const last = pages.at(-1)
  const next = last === undefined ? first : last.next

  const more = async (query: string) => {
    if (state === 'loading') return
    setState('loading')
    const answer = await load(query).catch(() => null)
    if (answer === null) return setState('failed')
    setPages((before) => [...before, { ...answer, query }])
    setState('idle')
  }
  return (
    <>
      {pages.map(({ query, cards }) => (
        <ul key={query} className={styles.grid}>
          {cards}
        </ul>
      ))}
      <div className={styles.more} aria-live="polite">
        {state === 'failed' && <p>{t('failed')}</p>}
        {next === null ? (
          <p>{t('end')}</p>
        ) : (
          <Link
            href={`${page}?${next}`}
            className={buttonClass({ size: 'large' })}
            prefetch={false}
            aria-busy={state === 'loading'}
            onClick={(event) => {
              // A new tab is the browser's own business.
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
              event.preventDefault()
              void more(next)
            }}
          >
            {state === 'loading' ? t('loading') : state === 'failed' ? t('again') : t('link')}
          </Link>
        )}
      </div>
    </>
  )
}
