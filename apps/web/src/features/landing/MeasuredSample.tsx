import { CaliperRange, formatFigure } from '@fitsize/ui'
import Image from 'next/image'
import { getLocale, getTranslations } from 'next-intl/server'
import { LengthExample } from './LengthExample'
import styles from './MeasuredSample.module.css'
import { measuredSample, samplePath, shownMeasures, shownPoints } from './measured-sample'

const { photo, outline } = measuredSample

/** What FitSize does, shown on a sample: what came out when it was measured, and what is true beside it. */
export async function MeasuredSample() {
  const t = await getTranslations('landing.picture')
  const names = await getTranslations('garments.dimensions')
  const locale = await getLocale()
  const figure = (cm: number) => formatFigure(cm, 'cm', locale)
  return (
    <figure className={styles.figure}>
      <div className={styles.picture}>
        <Image
          src={samplePath}
          alt={t('alt')}
          width={photo.width}
          height={photo.height}
          priority
          sizes="(min-width: 64em) 46rem, 100vw"
        />
        <svg className={styles.marks} viewBox={`0 0 ${photo.width} ${photo.height}`} aria-hidden="true">
          <polygon className={styles.found} points={outline.map((corner) => corner.join()).join(' ')} />
          {shownMeasures.map(({ name, from, to }) => (
            <g key={name}>
              <path className={styles.back} d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
              <path
                className={name === 'chest' ? styles.line : `${styles.line} ${styles.dashed}`}
                d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
              />
            </g>
          ))}
          {shownPoints.map(({ x, y }) => (
            <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
              <g className={styles.plate}>
                <circle className={styles.point} r="14" />
                <circle r="4.5" fill="var(--photo-edge)" />
              </g>
            </g>
          ))}
          {shownMeasures.map(({ name, from, to, cm }) => (
            <g key={name} transform={`translate(${(from.x + to.x) / 2} ${(from.y + to.y) / 2})`}>
              <g className={styles.plate}>
                <rect
                  x="-50"
                  y="-25"
                  width="100"
                  height="50"
                  rx="8"
                  className={name === 'chest' ? styles.strong : styles.label}
                />
                <text y="11" className={name === 'chest' ? styles.strongText : styles.text}>
                  {figure(cm)}
                </text>
              </g>
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <ul className={styles.measures}>
          {shownMeasures.map(({ name, trueCm, ...measure }) => (
            <li key={name} className={name === 'chest' ? styles.selected : undefined}>
              <span className={styles.name}>{names(name)}</span>
              <CaliperRange halfRangeCm={(measure.high - measure.low) / 2} />
              <LengthExample measure={measure} locale={locale} />
              <span className={styles.truth}>{t('truth', { cm: figure(trueCm) })}</span>
            </li>
          ))}
        </ul>
        <p>{t('caption')}</p>
      </figcaption>
    </figure>
  )
}
