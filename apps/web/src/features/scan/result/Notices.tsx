import type { Scan, WarningCode } from '@fitsize/contracts'
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { type ShownWarning, warningsByCode } from './findings'
import styles from './Notices.module.css'

type NoticesProps = {
  readonly scan: Scan
  /** Only those that concern all figures, or only the others; all when left out. */
  readonly weight?: 'grave' | 'light'
}

/** What to know about a result, and what to do about it. The unsure type is asked for elsewhere. */
export function Notices({ scan, weight }: NoticesProps) {
  const t = useTranslations('scan.warnings')
  const keypointName = useTranslations('garments.keypoints')
  const edgeName = useTranslations('scan.edges')
  const locale = useLocale()
  const shown = warningsByCode(scan).filter(
    ({ code }) => code !== 'garment-type-unsure' && (weight === undefined || isGrave(code) === (weight === 'grave')),
  )
  if (shown.length === 0) return null

  const list = new Intl.ListFormat(locale)
  const values = ({ keypoints, edges }: ShownWarning) => ({
    count: keypoints.length,
    points: list.format(keypoints.map((name) => keypointName(name))),
    edges: list.format(edges.map((edge) => edgeName(edge))),
    edgeCount: edges.length,
    tilt: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(scan.scale?.tiltDeg ?? 0),
    sheet: (words: ReactNode) => <Link href="/marker-sheet">{words}</Link>,
  })
  return (
    <ul className={styles.notices} aria-label={t('label')}>
      {shown.map((warning) => (
        <li key={warning.code} className={isGrave(warning.code) ? `${styles.notice} ${styles.strong}` : styles.notice}>
          {isGrave(warning.code) ? (
            <IconAlertTriangle size={24} stroke={1.7} aria-hidden="true" />
          ) : (
            <IconHelpCircle size={24} stroke={1.7} aria-hidden="true" />
          )}
          <h3>{t.rich(`${warning.code}.title`, values(warning))}</h3>
          <p>{t.rich(`${warning.code}.hint`, values(warning))}</p>
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
    case 'several-garments':
    case 'too-dark':
    case 'blurred':
    case 'marker-bent':
      return true
    case 'marker-too-small':
    case 'marker-partly-hidden':
    case 'scale-uncertain':
    case 'tilted':
    case 'point-uncertain':
      return false
  }
}
