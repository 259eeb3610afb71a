import { holdStillMs } from './advice'
import styles from './Shutter.module.css'

type ShutterProps = {
  readonly label: string
  readonly busy: boolean
  readonly disabled: boolean
  /** Everything is good: the ring fills until the shutter releases by itself. */
  readonly filling: boolean
  readonly onRelease: () => void
}

/** The release, with a ring that shows the time until it releases by itself. */
export function Shutter({ label, busy, disabled, filling, onRelease }: ShutterProps) {
  return (
    <button
      type="button"
      className={styles.shutter}
      aria-label={label}
      aria-busy={busy}
      disabled={disabled}
      // biome-ignore lint/a11y/noAutofocus: the view was opened to press it, and the dialog would focus "close" instead
      autoFocus
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
