import type { ScanScale } from '@fitsize/contracts'
import { useFormatter, useTranslations } from 'next-intl'
import styles from './ScanResult.module.css'

/** Where the centimetres come from: what it was read from, how much of that was found, and the tilt that was taken out. */
export function ScaleFacts({ scale }: { readonly scale: ScanScale }) {
  const t = useTranslations('scan.scale')
  const format = useFormatter()
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t(`from.${scale.marker}`)}</dt>
        <dd>{t('corners', { found: scale.cornersFound, total: scale.cornersTotal })}</dd>
      </div>
      <div>
        <dt>{t('tilt')}</dt>
        <dd>
          {t('degrees', { tilt: format.number(scale.tiltDeg, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })}
        </dd>
      </div>
    </dl>
  )
}
