import { buttonClass, EmptyState, ErrorState } from '@fitsize/ui'
import { IconHeart } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import styles from '@/features/browse/browse.module.css'
import { FavouriteLine } from '@/features/browse/favourites/FavouriteLine'
import lines from '@/features/browse/favourites/favourites.module.css'
import { Page } from '@/features/shell/Page'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import { Link } from '@/i18n/navigation'
import { resultOf, serverApi } from '@/server/api'

type FavouritesPageProps = { readonly searchParams: Promise<{ readonly after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('browse.favourites')
  return { title: t('title') }
}

export default async function FavouritesPage({ searchParams }: FavouritesPageProps) {
  const { after } = await searchParams
  const api = await serverApi()
  const asked = await resultOf(api.favourites.list({ cursor: typeof after === 'string' ? after : null }))
  // An address that somebody cut short: begin at the beginning.
  const page = !asked.ok && asked.error.code === 'request-invalid' ? await resultOf(api.favourites.list()) : asked
  if (!page.ok && page.error.code === 'not-signed-in') return <SignInNeeded next="/favourites" />
  const t = await getTranslations('browse.favourites')
  if (!page.ok) {
    const errors = await getTranslations('errors')
    return (
      <Page>
        <ErrorState headingLevel={1} title={errors(`${page.error.code}.title`)}>
          {errors(`${page.error.code}.hint`)}
        </ErrorState>
      </Page>
    )
  }
  const { items, nextCursor } = page.value
  if (items.length === 0)
    return (
      <Page>
        <EmptyState
          headingLevel={1}
          title={t('empty.title')}
          picture={<IconHeart size={56} stroke={1.2} aria-hidden="true" />}
          actions={
            <Link href="/collections" className={buttonClass({ kind: 'primary' })}>
              {t('empty.browse')}
            </Link>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('newest')}</p>
      </header>
      <ul className={lines.list}>
        {items.map((favourite) => (
          <FavouriteLine key={favourite.garmentId} favourite={favourite} />
        ))}
      </ul>
      {nextCursor !== null && (
        <p className={lines.more}>
          <Link href={{ pathname: '/favourites', query: { after: nextCursor } }} className={buttonClass()}>
            {t('older')}
          </Link>
        </p>
      )}
    </Page>
  )
}
