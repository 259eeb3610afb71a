import { garmentTypeSchema } from '@fitsize/garments'
import { buttonClass } from '@fitsize/ui'
import { IconPrinter, IconScan } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import styles from '@/features/guide/GuidePage.module.css'
import { TypeGuide } from '@/features/guide/TypeGuide'
import { Page } from '@/features/shell/Page'
import { Link } from '@/i18n/navigation'

const steps = ['print', 'garment', 'sheet', 'phone', 'light'] as const

type GuidePageProps = { readonly searchParams: Promise<{ readonly type?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('measuring')
  return { title: t('title'), description: t('description') }
}

/** How to lay and photograph a garment, where each measure runs, and how sure the figures are. */
export default async function GuidePage({ searchParams }: GuidePageProps) {
  const t = await getTranslations('measuring')
  const type = garmentTypeSchema.safeParse((await searchParams).type).data ?? 'blouse'
  return (
    <Page>
      <header className={styles.head}>
        <h1>{t('heading')}</h1>
        <p>{t('lead')}</p>
      </header>
      <section className={styles.section} aria-labelledby="before">
        <h2 id="before">{t('steps.title')}</h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>
              <h3>{t(`steps.${step}.title`)}</h3>
              <p>{t(`steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        <div className={styles.actions}>
          <Link href="/scan" className={buttonClass({ kind: 'primary' })}>
            <IconScan size={20} stroke={1.7} aria-hidden="true" />
            {t('measure')}
          </Link>
          <Link href="/marker-sheet" className={buttonClass()}>
            <IconPrinter size={20} stroke={1.7} aria-hidden="true" />
            {t('printSheet')}
          </Link>
        </div>
      </section>
      <TypeGuide type={type} />
      <section className={styles.section} aria-labelledby="sure">
        <h2 id="sure">{t('sure.title')}</h2>
        <div className={styles.text}>
          <p>{t('sure.range')}</p>
          <p>{t('sure.repeat')}</p>
          <p>{t('sure.limits')}</p>
        </div>
      </section>
    </Page>
  )
}
