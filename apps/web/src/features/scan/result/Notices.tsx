import type { Scan, WarningCode } from '@fitsize/contracts'
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { warningsByCode } from './findings'
import styles from './Notices.module.css'

/** What to know about a result, and what to do about it. The unsure type is asked for elsewhere. */
export function Notices({ scan }: { readonly scan: Scan }) {
  const t = useTranslations('scan.warnings')
  const keypointName = useTranslations('garments.keypoints')
  const locale = useLocale()
  const shown = warningsByCode(scan).filter(({ code }) => code !== 'garment-type-unsure')
  if (shown.length === 0) return null

  const values = (keypoints: readonly Parameters<typeof keypointName>[0][]) => ({
    count: keypoints.length,
    points: new Intl.ListFormat(locale).format(keypoints.map((name) => keypointName(name))),
    tilt: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(scan.scale?.tiltDeg ?? 0),
    sheet: (words: ReactNode) => <Link href="/marker-sheet">{words}</Link>,
  })
  return (
    <ul className={styles.notices} aria-label={t('label')}>
      {shown.map(({ code, keypoints }) => (
        <li key={code} className={isGrave(code) ? `${styles.notice} ${styles.strong}` : styles.notice}>
          {isGrave(code) ? (
            <IconAlertTriangle size={24} stroke={1.7} aria-hidden="true" />
          ) : (
            <IconHelpCircle size={24} stroke={1.7} aria-hidden="true" />
          )}
          <h3>{t.rich(`${code}.title`, values(keypoints))}</h3>
          <p>{t.rich(`${code}.hint`, values(keypoints))}</p>
        </li>
      ))}
    </ul>
  )
}

/** Whether the figures as a whole are missing or wrong, rather than one of them doubtful. */
function isGrave(code: WarningCode): boolean {
  switch (code) {
    case 'marker-not-found':
    case 'garment-cut-off':
    case 'garment-type-unsure':
      return true
    case 'tilted':
    case 'point-uncertain':
    case 'scale-uncertain':
      return false
  }
}
