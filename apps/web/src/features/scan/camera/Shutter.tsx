import type { Ref } from 'react'
import { holdStillMs } from './advice'
import styles from './Shutter.module.css'

type ShutterProps = {
  readonly ref?: Ref<HTMLButtonElement>
  readonly label: string
  readonly busy: boolean
  /** There is no picture yet. The button can be focused meanwhile, and keeps the focus when there is one. */
  readonly waiting: boolean
  /** Everything is good: the ring fills until the shutter releases by itself. */
  readonly filling: boolean
  readonly onRelease: () => void
}

/** The release, with a ring that shows the time until it releases by itself. */
export function Shutter({ ref, label, busy, waiting, filling, onRelease }: ShutterProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={styles.shutter}
      aria-label={label}
      aria-busy={busy}
      aria-disabled={waiting}
      onClick={onRelease}
    >
      <svg viewBox="0 0 84 84" width="84" height="84" aria-hidden="true">
        <circle className={styles.ring} cx="42" cy="42" r="38" />
        {filling && (
          <circle
            className={styles.fill}
            style={{ animationDuration: `${holdStillMs}ms` }}
            cx="42"
            cy="42"
            r="38"
            pathLength="1"
          />
        )}
        <circle className={styles.button} cx="42" cy="42" r="31" />
      </svg>
    </button>
  )
}
