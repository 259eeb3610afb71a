import { garmentTypeSchema } from '@fitsize/garments'
import { buttonClass, EmptyState, ErrorState } from '@fitsize/ui'
import { IconHanger, IconPencilPlus, IconScan } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnitChoice } from '@/features/lengths/UnitChoice'
import { Page } from '@/features/shell/Page'
import { GarmentCard } from '@/features/wardrobe/GarmentCard'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import { TypeFilter } from '@/features/wardrobe/TypeFilter'
import styles from '@/features/wardrobe/WardrobePage.module.css'
import { Link } from '@/i18n/navigation'
import { resultOf, serverApi } from '@/server/api'

type WardrobePageProps = {
  readonly searchParams: Promise<{ readonly after?: string | string[]; readonly type?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wardrobe')
  return { title: t('title') }
}

export default async function WardrobePage({ searchParams }: WardrobePageProps) {
  const { after, type } = await searchParams
  const cursor = typeof after === 'string' ? after : null
  const garmentType = garmentTypeSchema
    .nullable()
    .catch(null)
    .parse(type ?? null)
  const api = await serverApi()
  const [page, counts] = await Promise.all([
    resultOf(api.wardrobe.list({ limit: 48, cursor, garmentType })),
    resultOf(api.wardrobe.count()),
  ])
  if (!page.ok && page.error.code === 'not-signed-in') return <SignInNeeded next="/wardrobe" />
  const t = await getTranslations('wardrobe')
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
  const { garments, next } = page.value
  if (garments.length === 0 && cursor === null && garmentType === null)
    return (
      <Page>
        <EmptyState
          headingLevel={1}
          title={t('empty.title')}
          picture={<IconHanger size={56} stroke={1.2} aria-hidden="true" />}
          actions={
            <>
              <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
                {t('empty.measure')}
              </Link>
              <Link href="/wardrobe/new" className={buttonClass()}>
                {t('empty.typeIn')}
              </Link>
              <Link href="/marker-sheet" className={buttonClass({ kind: 'quiet' })}>
                {t('empty.sheet')}
              </Link>
              <Link href="/wardrobe/deleted" className={buttonClass({ kind: 'quiet' })}>
                {t('recentlyDeleted')}
              </Link>
            </>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <header className={styles.head}>
        <div>
          <h1>{t('title')}</h1>
          <p>{t('newest')}</p>
        </div>
        <div className={styles.tools}>
          <UnitChoice />
          <Link href="/wardrobe/new" className={buttonClass()}>
            <IconPencilPlus size={20} stroke={1.7} aria-hidden="true" />
            {t('typeIn')}
          </Link>
          <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
            <IconScan size={20} stroke={1.7} aria-hidden="true" />
            {t('measure')}
          </Link>
        </div>
      </header>
      {counts.ok && <TypeFilter counts={counts.value} chosen={garmentType} />}
      {garments.length === 0 && <EmptyState title={t('emptyType.title')}>{t('emptyType.text')}</EmptyState>}
      <ul className={styles.grid}>
        {garments.map((garment) => (
          <li key={garment.id}>
            <GarmentCard garment={garment} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className={styles.more}>
          <Link
            href={{
              pathname: '/wardrobe',
              query: { after: next, ...(garmentType === null ? {} : { type: garmentType }) },
            }}
            className={buttonClass()}
          >
            {t('older')}
          </Link>
        </p>
      )}
      <p className={styles.more}>
        <Link href="/wardrobe/deleted">{t('recentlyDeleted')}</Link>
      </p>
    </Page>
  )
}
