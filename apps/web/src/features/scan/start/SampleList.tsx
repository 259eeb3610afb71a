import { IconRuler2 } from '@tabler/icons-react'
import Image from 'next/image'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import styles from './SampleList.module.css'
import { readSamples, type Sample, samplePath } from './samples'

type SampleListProps = {
  readonly onChoose: (sample: Sample) => void
  /** The sample being fetched. */
  readonly pending: string | null
  readonly problem: boolean
}

const ghosts = ['first', 'second', 'third', 'fourth', 'fifth'] as const

/** Garments rendered with a marker sheet, for those without a printer at hand: one click measures one. */
export function SampleList({ onChoose, pending, problem }: SampleListProps) {
  const t = useTranslations('scan.samples')
  const locale = useLocale()
  const samples = useSamples()
  if (samples !== 'loading' && (samples === null || samples.length === 0)) return null
  return (
    <section className={styles.samples} aria-label={t('title')} aria-busy={samples === 'loading'}>
      <h2>{t('title')}</h2>
      <p>{t('explanation')}</p>
      {problem && (
        <p className={styles.problem} role="alert">
          {t('problem')}
        </p>
      )}
      <ul className={styles.list}>
        {samples === 'loading'
          ? ghosts.map((ghost) => (
              <li key={ghost} aria-hidden="true">
                <div className={styles.ghost} />
              </li>
            ))
          : samples.map((sample) => {
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
                      <Image src={samplePath(sample)} alt="" fill sizes="(min-width: 640px) 14rem, 9.5rem" />
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

function useSamples(): readonly Sample[] | null | 'loading' {
  const [samples, setSamples] = useState<readonly Sample[] | null | 'loading'>('loading')
  useEffect(() => {
    const leaving = new AbortController()
    readSamples(leaving.signal).then((read) => {
      if (!leaving.signal.aborted) setSamples(read)
    })
    return () => leaving.abort()
  }, [])
  return samples
}
