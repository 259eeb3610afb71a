import type { StudioBrand } from '@fitsize/usecases'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BrandName } from '@/features/browse/BrandName'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'
import { SectionLinks } from './SectionLinks'
import styles from './StudioFrame.module.css'

type StudioFrameProps = { readonly brand: StudioBrand; readonly children: ReactNode }

/** A brand's workspace: its menu beside the page, above it where there is no room. */
export async function StudioFrame({ brand, children }: StudioFrameProps) {
  const t = await getTranslations('studio')
  return (
    <Page>
      <div className={styles.frame}>
        <aside className={styles.side}>
          <p className={styles.brand}>
            <b>
              <BrandName brand={brand} />
            </b>
            <span>{t(`roles.${brand.role}`)}</span>
          </p>
          <nav className={styles.links} aria-label={t('menu', { brand: brand.name })}>
            <SectionLinks brand={brand.slug} />
          </nav>
          <p className={styles.foot}>
            {brand.isPublic && <Link href={`/collections/${brand.slug}`}>{t('publicPage')}</Link>}
            <Link href="/studio">{t('allBrands')}</Link>
          </p>
        </aside>
        <div className={styles.content}>{children}</div>
      </div>
    </Page>
  )
}
