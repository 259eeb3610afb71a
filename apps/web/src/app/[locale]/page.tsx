import { buttonClass, CaliperRange } from '@fitsize/ui'
import { IconHelpCircle, IconPrinter, IconRuler2, IconScan } from '@tabler/icons-react'
import { getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/landing/LandingPage.module.css'
import { LengthExample } from '@/features/landing/LengthExample'
import { MeasuredDrawing } from '@/features/landing/MeasuredDrawing'
import { SheetPicture } from '@/features/marker-sheet/SheetPicture'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import { Link } from '@/i18n/navigation'
import { firstSample } from '@/server/sample-photo'

export default async function LandingPage() {
  const t = await getTranslations('landing')
  const sheet = await getTranslations('marker-sheet')
  const locale = await getLocale()
  const sample = await firstSample()
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>{t('promise')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.actions}>
            <Link
              href={sample === null ? '/scan' : { pathname: '/scan', query: { sample } }}
              className={buttonClass({ kind: 'primary', size: 'large' })}
              prefetch={false}
            >
              <IconRuler2 size={22} stroke={1.7} aria-hidden="true" />
              {t('trySample')}
            </Link>
            <Link href="/scan" className={buttonClass({ size: 'large' })}>
              <IconScan size={22} stroke={1.7} aria-hidden="true" />
              {t('measure')}
            </Link>
          </div>
          <p className={styles.note}>{t('trySampleNote')}</p>
        </div>
        <MeasuredDrawing />
      </section>

      <section className={styles.band} id="how" aria-labelledby="how-title">
        <div className={styles.inner}>
          <h2 id="how-title">{t('steps.title')}</h2>
          <ol className={styles.steps}>
            <li>
              <div className={styles.sketch}>
                <div className={styles.sheet}>
                  <SheetPicture paper="a4" title={sheet('picture')} />
                </div>
              </div>
              <h3>{t('steps.print.title')}</h3>
              <p>{t('steps.print.text')}</p>
              <Link href="/marker-sheet" className={styles.link}>
                <IconPrinter size={18} stroke={1.7} aria-hidden="true" />
                {t('steps.sheetLink')}
              </Link>
            </li>
            <li>
              <div className={styles.sketch}>
                <GarmentDrawing type="blouse" size={140} fill="var(--bg)" />
                <div className={styles.smallSheet} aria-hidden="true">
                  <SheetPicture paper="a4" title="" />
                </div>
              </div>
              <h3>{t('steps.photograph.title')}</h3>
              <p>{t('steps.photograph.text')}</p>
            </li>
            <li>
              <div className={styles.sketch} aria-hidden="true">
                <ul className={styles.readings}>
                  <li>
                    <span>{t('accuracy.narrowLabel')}</span>
                    <CaliperRange halfRangeCm={0.4} />
                    <LengthExample cm={53} halfRangeCm={0.4} locale={locale} />
                  </li>
                  <li>
                    <span>{t('accuracy.wideLabel')}</span>
                    <CaliperRange halfRangeCm={0.5} />
                    <LengthExample cm={21} halfRangeCm={0.5} locale={locale} />
                  </li>
                </ul>
              </div>
              <h3>{t('steps.read.title')}</h3>
              <p>{t('steps.read.text')}</p>
            </li>
          </ol>
        </div>
      </section>

      <section className={styles.accuracy} aria-labelledby="accuracy-title">
        <div>
          <h2 id="accuracy-title">{t('accuracy.title')}</h2>
          <p className={styles.lead}>{t('accuracy.text')}</p>
        </div>
        <dl className={styles.examples} aria-label={t('accuracy.example')}>
          <div>
            <dt>
              <CaliperRange halfRangeCm={0.4} />
              <LengthExample cm={53} halfRangeCm={0.4} locale={locale} />
            </dt>
            <dd>{t('accuracy.narrow')}</dd>
          </div>
          <div>
            <dt>
              <CaliperRange halfRangeCm={1.4} />
              <LengthExample cm={21} halfRangeCm={1.4} locale={locale} />
            </dt>
            <dd>{t('accuracy.wide')}</dd>
          </div>
          <div>
            <dt>
              <IconHelpCircle size={26} stroke={1.6} aria-hidden="true" />
              <span className={styles.dash}>–</span>
            </dt>
            <dd>{t('accuracy.unknown')}</dd>
          </div>
        </dl>
      </section>

      <section className={styles.closing}>
        <div>
          <h2>{t('collections.title')}</h2>
          <p>{t('collections.text')}</p>
          <Link href="/collections" className={buttonClass()}>
            {t('collections.link')}
          </Link>
        </div>
        <div>
          <h2>{t('privacy.title')}</h2>
          <p>{t('privacy.text')}</p>
        </div>
      </section>
    </>
  )
}
