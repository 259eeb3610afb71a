'use client'

import { Button } from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './RemovedList.module.css'

type Removed = { readonly id: string; readonly name: string; readonly type: string; readonly removedAt: Date }

/** What was deleted, to be restored or erased for good. */
export function RemovedList({ garments }: { readonly garments: readonly Removed[] }) {
  return (
    <ul className={styles.list}>
      {garments.map((garment) => (
        <li key={garment.id}>
          <RemovedRow garment={garment} />
        </li>
      ))}
    </ul>
  )
}

function RemovedRow({ garment: { id: garmentId, name, type, removedAt } }: { readonly garment: Removed }) {
  const t = useTranslations('wardrobe.deleted')
  const garment = useTranslations('wardrobe.garment')
  const errors = useTranslations('errors')
  const format = useFormatter()
  const toast = useToast()
  const router = useRouter()
  const api = useTRPC()
  const [asking, setAsking] = useState(false)
  const done = (text: string) => {
    toast({ text })
    router.refresh()
  }
  const onError = (error: unknown) => toast({ text: errors(`${problemOfError(error).code}.title`) })
  const restore = useMutation(
    api.wardrobe.restore.mutationOptions({ onSuccess: () => done(garment('restored', { name })), onError }),
  )
  const erase = useMutation(
    api.wardrobe.erase.mutationOptions({ onSuccess: () => done(t('erased', { name })), onError }),
  )
  return (
    <>
      <div>
        <h2>{name}</h2>
        <p>
          {type}, {t('when', { date: format.dateTime(removedAt, { dateStyle: 'medium' }) })}
        </p>
      </div>
      {asking ? (
        <div className={styles.question} role="alertdialog" aria-label={t('erase')}>
          <p>{t('eraseQuestion', { name })}</p>
          <div className={styles.actions}>
            <Button kind="danger" aria-disabled={erase.isPending} onClick={() => erase.mutate({ garmentId })}>
              {t('erase')}
            </Button>
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('keep')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button
            aria-label={t('restoreName', { name })}
            aria-disabled={restore.isPending}
            onClick={() => restore.mutate({ garmentId })}
          >
            {t('restore')}
          </Button>
          <Button kind="quiet" aria-label={t('eraseName', { name })} onClick={() => setAsking(true)}>
            {t('erase')}
          </Button>
        </div>
      )}
    </>
  )
}
