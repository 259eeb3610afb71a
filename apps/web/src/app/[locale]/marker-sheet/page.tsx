import { buttonClass } from '@fitsize/ui'
import { IconPrinter } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/marker-sheet/MarkerSheetPage.module.css'
import { SheetPicture } from '@/features/marker-sheet/SheetPicture'
import { type Paper, paperNames, sheetFile } from '@/features/marker-sheet/sheet'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'

const steps = ['scale', 'paper', 'line', 'whole'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('marker-sheet')
  return { title: t('title'), description: t('description') }
}

export default async function MarkerSheetPage() {
  const t = await getTranslations('marker-sheet')
  const locale = await getLocale()
  const address = (paper: Paper) => `/${locale}/marker-sheet/${sheetFile(paper)}`
  return (
    <Page>
      <div className={styles.columns}>
        <div className={styles.text}>
          <h1>{t('heading')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.actions}>
            {paperNames.map((paper) => (
              <a
                key={paper}
                href={address(paper)}
                target="_blank"
                rel="noopener"
                className={buttonClass(paper === 'a4' ? { kind: 'primary', size: 'large' } : { size: 'large' })}
              >
                <IconPrinter size={22} stroke={1.7} aria-hidden="true" />
                {t(`download.${paper}`)}
              </a>
            ))}
          </div>
          <p className={styles.note}>{t('download.note')}</p>
          <h2 className={styles.stepsTitle}>{t('steps.title')}</h2>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{t(`steps.${step}`)}</li>
            ))}
          </ol>
          <Link href="/scan" className={buttonClass()}>
            {t('measure')}
          </Link>
        </div>
        <div className={styles.picture}>
          <SheetPicture paper="a4" title={t('picture')} />
        </div>
      </div>
    </Page>
  )
}
