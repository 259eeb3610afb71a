import {
  IconAlertTriangle,
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconBlur,
  IconBulb,
  IconCheck,
  IconCircleCheckFilled,
  IconCrop,
  IconDeviceMobileRotated,
  IconHelpCircle,
  IconLoader2,
  IconScan,
  IconSunHigh,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import styles from './AdviceBar.module.css'
import type { Advice } from './advice'
import { frameChecks } from './frame-checks'
import type { FrameWatch } from './use-frame-watch'

const icons = {
  starting: IconLoader2,
  'too-dark': IconBulb,
  'no-sheet': IconScan,
  'sheet-cut-off': IconCrop,
  'too-near': IconArrowsDiagonal,
  'too-far': IconArrowsDiagonalMinimize2,
  glare: IconSunHigh,
  tilted: IconDeviceMobileRotated,
  blurred: IconBlur,
  ready: IconCheck,
} as const satisfies Record<Advice, typeof IconCheck>

type AdviceBarProps = {
  readonly watch: FrameWatch
  readonly starting: boolean
  /** A photo was wanted and none came. */
  readonly failed: boolean
}

/** The one thing to do now, and below it what is good already. */
export function AdviceBar({ watch, starting, failed }: AdviceBarProps) {
  const t = useTranslations('capture')
  const { shown } = watch.advice
  const Icon = icons[shown]
  if (failed || watch.blind)
    return (
      <div className={styles.bar}>
        <p className={styles.advice} role="alert">
          <IconAlertTriangle size={24} stroke={1.8} aria-hidden="true" />
          {t(failed ? 'camera.noPhoto' : 'camera.blind')}
        </p>
      </div>
    )
  return (
    <div className={styles.bar}>
      <p className={shown === 'ready' ? `${styles.advice} ${styles.ready}` : styles.advice}>
        <Icon size={24} stroke={1.8} aria-hidden="true" />
        {starting ? t('camera.starting') : t(`advice.${shown}`)}
      </p>
      <ul className={styles.checks} aria-label={t('checks.label')}>
        {frameChecks(watch.advice, watch.report).map(({ name, state }) => (
          <li key={name} className={styles[state]}>
            {state === 'good' ? (
              <IconCircleCheckFilled size={20} aria-hidden="true" />
            ) : state === 'bad' ? (
              <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
            ) : (
              <IconHelpCircle size={20} stroke={1.6} aria-hidden="true" />
            )}
            {t(`checks.${name}.${state}`)}
          </li>
        ))}
      </ul>
      {/* What is seen changes faster than one can listen. */}
      <p className={styles.hidden} role="status">
        {t(`advice.${watch.announcement.advice}`)}
      </p>
    </div>
  )
}
