import { IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import styles from './Toast.module.css'

export type ToastContent = {
  readonly text: string
  readonly action?: { readonly text: string; readonly run: () => void }
}

type ToastProps = { readonly content: ToastContent; readonly closeText: string; readonly onClose: () => void }

const shownMs = 6000

/** A message that goes away by itself, unless it is pointed at or focused. */
export function Toast({ content, closeText, onClose }: ToastProps) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onClose, shownMs)
    return () => clearTimeout(timer)
  }, [held, onClose])
  const { action } = content
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it from leaving
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <IconCheck size={20} stroke={2} aria-hidden="true" />
      <span className={styles.text}>{content.text}</span>
      {action !== undefined && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            onClose()
            action.run()
          }}
        >
          {action.text}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={closeText} onClick={onClose}>
        <IconX size={18} stroke={1.8} aria-hidden="true" />
      </button>
    </div>
  )
}
