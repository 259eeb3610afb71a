'use client'

import { buttonClass, iconButtonClass } from '@fitsize/ui'
import { IconHeart, IconHeartFilled } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { Link, usePathname, useRouter } from '@/i18n/navigation'
import styles from './FavouriteButton.module.css'

type FavouriteButtonProps = {
  readonly garmentId: string
  readonly name: string
  readonly kept: boolean
  readonly signedIn: boolean
  /** On a garment's own page the word stands beside the heart. */
  readonly look?: 'icon' | 'word'
}

/** Keeps a garment in mind. The heart changes at once, and back when the server refuses. */
export function FavouriteButton({ garmentId, name, kept: keptBefore, signedIn, look = 'icon' }: FavouriteButtonProps) {
  const t = useTranslations('browse.favourite')
  const router = useRouter()
  const toast = useToast()
  const path = usePathname()
  const [kept, setKept] = useState(keptBefore)
  const [pending, setPending] = useState(false)
  const className = look === 'icon' ? `${iconButtonClass()} ${styles.icon}` : buttonClass({ size: 'large' })

  if (!signedIn)
    return (
      <Link
        href={{ pathname: '/sign-in', query: { next: path } }}
        className={className}
        aria-label={t('signIn', { name })}
        prefetch={false}
      >
        <Face kept={false} word={look === 'word' ? t('keep') : null} />
      </Link>
    )

  const change = async () => {
    if (pending) return
    const next = !kept
    setKept(next)
    setPending(true)
    // Loaded with the first use: most who look around keep nothing.
    const done = await import('./change-favourite').then(
      ({ changeFavourite }) => changeFavourite(garmentId, next),
      () => false,
    )
    setPending(false)
    if (!done) {
      setKept(!next)
      toast({ text: next ? t('failed', { name }) : t('removeFailed', { name }) })
      return
    }
    toast({
      text: next ? t('added', { name }) : t('removed', { name }),
      ...(next ? { action: { text: t('show'), run: () => router.push('/favourites') } } : {}),
    })
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={kept ? t('remove', { name }) : t('add', { name })}
      onClick={change}
    >
      <Face kept={kept} word={look === 'word' ? (kept ? t('kept') : t('keep')) : null} />
    </button>
  )
}

function Face({ kept, word }: { readonly kept: boolean; readonly word: string | null }) {
  return (
    <>
      {kept ? (
        <IconHeartFilled size={22} aria-hidden="true" />
      ) : (
        <IconHeart size={22} stroke={1.7} aria-hidden="true" />
      )}
      {word}
    </>
  )
}
