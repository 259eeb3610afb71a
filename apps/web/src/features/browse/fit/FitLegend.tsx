import { FitMark } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import styles from './FitLegend.module.css'

const verdicts = ['fits', 'tighter', 'looser', 'unsure'] as const

/** What the signs and the parts of the bars mean. */
export function FitLegend() {
  const t = useTranslations('browse')
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {verdicts.map((verdict) => (
        <li key={verdict} className={styles[verdict]}>
          <FitMark verdict={verdict} size={16} />
          <b>{t(`verdict.${verdict}`)}</b>
        </li>
      ))}
      <li>
        <i className={styles.mine} />
        {t('legend.mine')}
      </li>
      <li>
        <i className={styles.band} />
        {t('legend.comfort')}
      </li>
      <li>
        <i className={styles.range} />
        {t('legend.range')}
      </li>
      <li>{t('legend.tick')}</li>
    </ul>
  )
}
