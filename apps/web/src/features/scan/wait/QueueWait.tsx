import { buttonClass } from '@fitsize/ui'
import { IconCircleCheckFilled, IconPlugConnected } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type ScanFlow, submissionOf } from '../flow/scan-flow'
import { PhotoFrame } from '../PhotoFrame'
import styles from './QueueWait.module.css'
import { announcementKey, tapeOf } from './tape'

export type WaitingFlow = Extract<ScanFlow, { readonly phase: 'preparing' | 'sending' | 'waiting' }>

const steps = ['photo', 'turn', 'points', 'centimetres'] as const
type Step = (typeof steps)[number]

function currentStep(flow: WaitingFlow): Step {
  if (flow.phase !== 'waiting') return 'photo'
  switch (flow.progress.status) {
    case 'queued':
      return 'turn'
    case 'running':
      return 'points'
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'expired':
      return 'centimetres'
  }
}

type QueueWaitProps = {
  readonly flow: WaitingFlow
  readonly photo: string | null
  readonly onCancel: () => void
}

/** The wait, told honestly: a tape with one tick a second, the estimate, who is ahead, and the steps. */
export function QueueWait({ flow, photo, onCancel }: QueueWaitProps) {
  const t = useTranslations('scan.wait')
  const elapsedMs = useElapsedSince(submissionOf(flow)?.startedAt ?? null)
  const progress = flow.phase === 'waiting' ? flow.progress : null
  const tape = tapeOf(elapsedMs, progress?.etaMs ?? null)
  const current = currentStep(flow)
  const title = t(`titles.${current}`)
  const estimate =
    progress === null
      ? t('sending')
      : t('estimate', {
          seconds: Math.max(1, Math.round((progress.etaMs ?? 1000) / 1000)),
          ahead: progress.status === 'queued' ? (progress.position ?? 0) : 0,
        })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <div className={photo === null ? styles.wait : `${styles.wait} ${styles.withPhoto}`}>
      <PhotoFrame source={photo} alt={t('yourPhoto')} />
      <div className={styles.side}>
        <div
          className={styles.tape}
          role="progressbar"
          aria-label={t('progress')}
          aria-valuemin={0}
          aria-valuemax={tape.seconds}
          aria-valuenow={Math.min(tape.seconds, Math.round(tape.share * tape.seconds))}
        >
          <div
            className={styles.pulled}
            style={{
              width: `calc(${100 * tape.share}% + 1px)`,
              // Ticks are cut into the tape as a whole, so they stand still while it is pulled out.
              backgroundSize: `${100 / Math.max(0.001, tape.share * tape.seconds)}% 55%`,
            }}
          >
            <span className={styles.hook} />
          </div>
        </div>
        <div>
          <h1 ref={heading} className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          <p className={styles.estimate}>{estimate}</p>
        </div>
        <Announcement text={`${title}. ${estimate}`} threshold={progress === null ? '' : announcementKey(progress)} />
        {flow.phase === 'waiting' && flow.connection === 'reconnecting' && (
          <p className={styles.connection} role="status">
            <IconPlugConnected size={20} stroke={1.7} aria-hidden="true" />
            {t('reconnecting')}
          </p>
        )}
        <ol className={styles.steps}>
          {steps.map((step, index) => {
            const place = index - steps.indexOf(current)
            return (
              <li
                key={step}
                className={place < 0 ? styles.done : place === 0 ? styles.current : undefined}
                aria-current={place === 0 ? 'step' : undefined}
              >
                {place < 0 ? (
                  <IconCircleCheckFilled size={21} aria-hidden="true" />
                ) : (
                  <span className={styles.dot} aria-hidden="true" />
                )}
                {t(`steps.${step}.${place < 0 ? 'done' : 'doing'}`)}
                {place < 0 && <span className={styles.hidden}>{t('done')}</span>}
              </li>
            )
          })}
        </ol>
        {flow.phase === 'waiting' && <p className={styles.leave}>{t('leave')}</p>}
        <button type="button" className={buttonClass()} onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}

/** Says the text aloud when the threshold changes, not with every figure. */
function Announcement({ text, threshold }: { readonly text: string; readonly threshold: string }) {
  const [said, setSaid] = useState({ threshold, text })
  if (said.threshold !== threshold) setSaid({ threshold, text })
  return (
    <p className={styles.hidden} role="status">
      {said.text}
    </p>
  )
}

/** Milliseconds since a moment on the clock of `performance.now()`, or since this was first shown. */
function useElapsedSince(startedAt: number | null): number {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    const start = startedAt ?? performance.now()
    const timer = setInterval(() => setElapsed(performance.now() - start), 250)
    return () => clearInterval(timer)
  }, [startedAt])
  return elapsed
}
