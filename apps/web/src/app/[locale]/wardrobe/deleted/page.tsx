import { EmptyState, ErrorState } from '@fitsize/ui'
import { IconArrowLeft, IconHanger } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/features/shell/Page'
import viewStyles from '@/features/wardrobe/GarmentView.module.css'
import { RemovedList } from '@/features/wardrobe/RemovedList'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import styles from '@/features/wardrobe/WardrobePage.module.css'
import { Link } from '@/i18n/navigation'
import { resultOf, serverApi } from '@/server/api'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wardrobe.deleted')
  return { title: t('title'), robots: { index: false } }
}

export default async function DeletedPage() {
  const removed = await resultOf((await serverApi()).wardrobe.listRemoved())
  if (!removed.ok && removed.error.code === 'not-signed-in') return <SignInNeeded next="/wardrobe/deleted" />
  const t = await getTranslations('wardrobe')
  const types = await getTranslations('garments.types')
  const errors = await getTranslations('errors')
  return (
    <Page>
      <Link href="/wardrobe" className={viewStyles.back}>
        <IconArrowLeft size={18} stroke={1.7} aria-hidden="true" />
        {t('title')}
      </Link>
      <header className={styles.head}>
        <div>
          <h1>{t('deleted.title')}</h1>
          <p>{t('deleted.text')}</p>
        </div>
      </header>
      {!removed.ok ? (
        <ErrorState title={errors(`${removed.error.code}.title`)}>{errors(`${removed.error.code}.hint`)}</ErrorState>
      ) : removed.value.length === 0 ? (
        <EmptyState title={t('deleted.empty')} picture={<IconHanger size={56} stroke={1.2} aria-hidden="true" />}>
          {null}
        </EmptyState>
      ) : (
        <RemovedList
          garments={removed.value.map(({ garment, removedAt }) => ({
            id: garment.id,
            name: garment.name,
            type: types(garment.garmentType),
            removedAt,
          }))}
        />
      )}
    </Page>
  )
}
