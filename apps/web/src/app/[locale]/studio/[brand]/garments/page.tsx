import { buttonClass, EmptyState } from '@fitsize/ui'
import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { GarmentFilters } from '@/features/studio/garments/GarmentFilters'
import { GarmentList } from '@/features/studio/garments/GarmentList'
import { StudioHead } from '@/features/studio/StudioHead'
import styles from '@/features/studio/studio.module.css'
import { Link } from '@/i18n/navigation'
import { serverApi } from '@/server/api'
import { studioBrand, studioValue } from '@/server/studio'

type GarmentsPageProps = {
  readonly params: Promise<{ readonly brand: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the address asks for; what makes no sense in it is left out. */
const addressSchema = z.object({
  collection: z.uuid().nullable().catch(null),
  q: z.string().trim().max(100).catch(''),
  state: z.enum(['DRAFT', 'PUBLISHED']).nullable().catch(null),
  lacks: z.enum(['chart', 'photo']).nullable().catch(null),
  after: z.string().min(1).max(80).nullable().catch(null),
})

export async function generateMetadata({ params }: GarmentsPageProps): Promise<Metadata> {
  const brand = await studioBrand((await params).brand)
  const t = await getTranslations('studio.garments')
  return { title: `${t('title')}, ${brand.name}`, robots: { index: false } }
}

export default async function StudioGarmentsPage({ params, searchParams }: GarmentsPageProps) {
  const { slug, role } = await studioBrand((await params).brand)
  const asked = addressSchema.parse(await searchParams)
  const api = await serverApi()
  const page = `/studio/${slug}/garments`
  const request = {
    collectionId: asked.collection,
    text: asked.q,
    visibility: asked.state,
    lacks: asked.lacks,
    after: asked.after,
  }
  const [{ garments, next, total }, collections] = await Promise.all([
    studioValue(api.studio.garments({ brand: slug, ...request }), page),
    studioValue(api.studio.collections({ brand: slug }), page),
  ])
  const t = await getTranslations('studio.garments')
  const mayEdit = role !== 'VIEWER'
  const query = {
    ...(asked.q === '' ? {} : { q: asked.q }),
    ...(asked.collection === null ? {} : { collection: asked.collection }),
    ...(asked.state === null ? {} : { state: asked.state }),
    ...(asked.lacks === null ? {} : { lacks: asked.lacks }),
  }
  const isFiltered = Object.keys(query).length > 0
  return (
    <>
      <StudioHead title={t('title')} lead={t('count', { count: total })}>
        {mayEdit && collections.length > 0 && (
          <Link href={`${page}/new`} className={buttonClass({ kind: 'primary' })}>
            <IconPlus size={20} stroke={1.8} aria-hidden="true" />
            {t('new')}
          </Link>
        )}
      </StudioHead>
      {collections.length === 0 ? (
        <EmptyState
          title={t('noCollection.title')}
          actions={
            mayEdit ? (
              <Link href={`/studio/${slug}/collections`} className={buttonClass({ kind: 'primary' })}>
                {t('noCollection.make')}
              </Link>
            ) : undefined
          }
        >
          {t('noCollection.text')}
        </EmptyState>
      ) : (
        <>
          <GarmentFilters
            page={page}
            collections={collections.map(({ id, title }) => ({ id, title }))}
            asked={{ text: asked.q, collectionId: asked.collection, visibility: asked.state, lacks: asked.lacks }}
          />
          {garments.length === 0 ? (
            <EmptyState
              title={t(isFiltered ? 'noMatch.title' : 'empty.title')}
              actions={
                isFiltered ? (
                  <Link href={page} className={buttonClass()}>
                    {t('noMatch.all')}
                  </Link>
                ) : undefined
              }
            >
              {t(isFiltered ? 'noMatch.text' : 'empty.text')}
            </EmptyState>
          ) : (
            <GarmentList
              // Another page is another choice.
              key={garments.map(({ id, version }) => `${id}${version}`).join()}
              brand={slug}
              garments={garments}
              collections={collections.map(({ id, title }) => ({ id, title }))}
              mayEdit={mayEdit}
            />
          )}
          {(next !== null || asked.after !== null) && (
            <p className={styles.actions}>
              {asked.after !== null && (
                <Link href={{ pathname: page, query }} className={buttonClass()}>
                  {t('first')}
                </Link>
              )}
              {next !== null && (
                <Link href={{ pathname: page, query: { ...query, after: next } }} className={buttonClass()}>
                  {t('more')}
                </Link>
              )}
            </p>
          )}
        </>
      )}
    </>
  )
}
