import { hasRole } from '@fitsize/identity/rules'
import { EmptyState } from '@fitsize/ui'
import { IconNeedleThread } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/features/shell/Page'
import { BrandCard } from '@/features/studio/brand/BrandCard'
import styles from '@/features/studio/brand/brand.module.css'
import { NewBrandForm } from '@/features/studio/brand/NewBrandForm'
import { StudioHead } from '@/features/studio/StudioHead'
import { currentUser } from '@/server/actor'
import { serverApi } from '@/server/api'
import { studioValue } from '@/server/studio'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio')
  return { title: t('title'), robots: { index: false } }
}

export default async function StudioPage() {
  const api = await serverApi()
  const brands = await studioValue(api.studio.brands(), '/studio')
  const user = await currentUser()
  const mayCreate = user !== null && hasRole(user, 'CREATOR')
  const t = await getTranslations('studio')
  if (brands.length === 0 && !mayCreate)
    return (
      <Page>
        <EmptyState
          headingLevel={1}
          title={t('notCreator.title')}
          picture={<IconNeedleThread size={56} stroke={1.2} aria-hidden="true" />}
        >
          {t('notCreator.text')}
        </EmptyState>
      </Page>
    )
  return (
    <Page>
      <StudioHead title={t('title')} lead={t(brands.length === 0 ? 'brands.first' : 'brands.lead')} />
      {brands.length > 0 && (
        <ul className={styles.brands}>
          {brands.map((brand) => (
            <li key={brand.slug}>
              <BrandCard brand={brand} />
            </li>
          ))}
        </ul>
      )}
      {mayCreate && <NewBrandForm />}
    </Page>
  )
}
