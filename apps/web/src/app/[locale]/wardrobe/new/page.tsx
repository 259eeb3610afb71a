import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/features/shell/Page'
import { HandForm } from '@/features/wardrobe/HandForm'
import { SignInNeeded } from '@/features/wardrobe/SignInNeeded'
import styles from '@/features/wardrobe/WardrobePage.module.css'
import { resultOf, serverApi } from '@/server/api'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wardrobe.hand')
  return { title: t('title'), robots: { index: false } }
}

export default async function NewGarmentPage() {
  const counts = await resultOf((await serverApi()).wardrobe.count())
  if (!counts.ok && counts.error.code === 'not-signed-in') return <SignInNeeded next="/wardrobe/new" />
  const t = await getTranslations('wardrobe.hand')
  return (
    <Page>
      <header className={styles.head}>
        <div>
          <h1>{t('title')}</h1>
          <p>{t('text')}</p>
        </div>
      </header>
      <HandForm />
    </Page>
  )
}
