'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { Toast, type ToastContent } from './Toast'

type ShowToast = (content: ToastContent) => void

const ToastContext = createContext<ShowToast | null>(null)

/** Shows one message at a time; a new one takes the place of the old. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('shell.toast')
  const [shown, setShown] = useState<{ readonly id: number; readonly content: ToastContent } | null>(null)
  const lastId = useRef(0)
  const show = useCallback((content: ToastContent) => {
    lastId.current += 1
    setShown({ id: lastId.current, content })
  }, [])
  const close = useCallback(() => setShown(null), [])
  useEffect(() => {
    if (shown === null) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [shown, close])
  return (
    <ToastContext value={show}>
      {children}
      {/* Present from the start: screen readers announce only what changes inside a live region they know. */}
      <div role="status" aria-live="polite">
        {shown !== null && <Toast key={shown.id} content={shown.content} closeText={t('close')} onClose={close} />}
      </div>
    </ToastContext>
  )
}

/** Shows a message; only inside the provider. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext)
  if (show === null) throw new Error('useToast outside ToastProvider')
  return show
}
