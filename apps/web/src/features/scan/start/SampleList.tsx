import { IconRuler2 } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import styles from './SampleList.module.css'
import type { Sample } from './samples'

type SampleListProps = {
  readonly samples: readonly Sample[]
  readonly onChoose: (sample: Sample) => void
  /** The sample being fetched. */
  readonly pending: string | null
  readonly problem: boolean
}

/** Garments rendered with a marker sheet, for those without a printer at hand: one click measures one. */
export function SampleList({ samples, onChoose, pending, problem }: SampleListProps) {
  const t = useTranslations('scan.samples')
  const locale = useLocale()
  return (
    <section className={styles.samples} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t('explanation')}</p>
      {problem && (
        <p className={styles.problem} role="alert">
          {t('problem')}
        </p>
      )}
      <ul className={styles.list}>
        {samples.map((sample) => {
          const title = locale === 'fr' ? sample.title.fr : sample.title.en
          return (
            <li key={sample.file}>
              <button
                type="button"
                className={styles.sample}
                disabled={pending !== null}
                aria-label={t('measure', { title })}
                onClick={() => onChoose(sample)}
              >
                <span className={styles.picture}>
                  {/* biome-ignore lint/performance/noImgElement: the server has worked out what next/image would, 8 kB of script less */}
                  <img {...sample.picture} alt="" loading="lazy" decoding="async" />
                </span>
                <span className={styles.title}>
                  <IconRuler2 size={18} stroke={1.6} aria-hidden="true" />
                  {pending === sample.file ? t('fetching') : title}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
