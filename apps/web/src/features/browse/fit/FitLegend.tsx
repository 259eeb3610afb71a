import { FitMark } from '@fitsize/ui'
import { useTranslations } from 'next-intl'
import styles from './FitLegend.module.css'

const verdicts = ['fits', 'tighter', 'looser', 'unsure'] as const

/** What the signs mean, and where there are bars their parts. */
export function FitLegend({ bars = false }: { readonly bars?: boolean }) {
  const t = useTranslations('browse')
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {verdicts.map((verdict) => (
        <li key={verdict} className={styles[verdict]}>
          <FitMark verdict={verdict} size={16} />
          <b>{t(`verdict.${verdict}`)}</b>
        </li>
      ))}
      {bars && <BarParts />}
    </ul>
  )
}

function BarParts() {
  const t = useTranslations('browse')
  return (
    <>
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
    </>
  )
}
