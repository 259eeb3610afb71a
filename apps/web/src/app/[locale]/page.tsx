import { buttonClass, CaliperRange } from '@fitsize/ui'
import { IconHelpCircle, IconPrinter, IconRuler2, IconScan } from '@tabler/icons-react'
import { getLocale, getTranslations } from 'next-intl/server'
import styles from '@/features/landing/LandingPage.module.css'
import { LengthExample } from '@/features/landing/LengthExample'
import { MeasuredSample } from '@/features/landing/MeasuredSample'
import { measuredSample, rangeExamples, shownMeasures } from '@/features/landing/measured-sample'
import { SheetPicture } from '@/features/marker-sheet/SheetPicture'
import { GarmentDrawing } from '@/features/scan/GarmentDrawing'
import { Link } from '@/i18n/navigation'

export default async function LandingPage() {
  const t = await getTranslations('landing')
  const sheet = await getTranslations('marker-sheet')
  const dimensions = await getTranslations('garments.dimensions')
  const locale = await getLocale()
  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <h1>{t('promise')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.actions}>
            <Link
              href={{ pathname: '/scan', query: { sample: measuredSample.file } }}
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
        <MeasuredSample />
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
                  {shownMeasures.slice(0, 2).map((measure) => (
                    <li key={measure.name}>
                      <span>{dimensions(measure.name)}</span>
                      <LengthExample measure={measure} locale={locale} />
                    </li>
                  ))}
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
          {rangeExamples.map(({ name, measure }) => (
            <div key={name}>
              <dt>
                <CaliperRange halfRangeCm={(measure.high - measure.low) / 2} />
                <LengthExample measure={measure} locale={locale} />
              </dt>
              <dd>{t(`accuracy.${name}`)}</dd>
            </div>
          ))}
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
