'use client'

import { buttonClass } from '@fitsize/ui'
import { IconShare } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'

/** Shares the page's address by the system's own sheet, or copies it where there is none. */
export function SharePage({ title }: { readonly title: string }) {
  const t = useTranslations('browse.garment')
  const toast = useToast()
  const share = async () => {
    const url = window.location.href
    if (typeof navigator.share === 'function') {
      try {
        await navigator.share({ title, url })
        return
      } catch (error) {
        // Closed without choosing: nothing is wrong.
        if (error instanceof DOMException && error.name === 'AbortError') return
      }
    }
    try {
      await navigator.clipboard.writeText(url)
      toast({ text: t('shared') })
    } catch {
      toast({ text: t('shareFailed') })
    }
  }
  return (
    <button type="button" className={buttonClass({ size: 'large' })} onClick={share}>
      <IconShare size={20} stroke={1.7} aria-hidden="true" />
      {t('share')}
    </button>
  )
}
