'use client'

import { buttonClass } from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Link, useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './AccountForm.module.css'
import { SettingsForm } from './sections/SettingsForm'

/** Confirms an address by a click: programs that look into letters follow links, but do not click. */
export function VerifyForm({ secret }: { readonly secret: string }) {
  const t = useTranslations('account.verify')
  const router = useRouter()
  const confirm = useMutation(useTRPC().account.confirmEmail.mutationOptions({ onSuccess: () => router.refresh() }))
  return (
    <div className={styles.card}>
      <h1>{confirm.isSuccess ? t('done') : t('title')}</h1>
      {confirm.isSuccess ? (
        <>
          <p className={styles.lead} role="status">
            {t('doneText', { email: confirm.data.email })}
          </p>
          <div className={styles.form}>
            <Link href="/account" className={buttonClass({ kind: 'primary' })}>
              {t('toAccount')}
            </Link>
          </div>
        </>
      ) : (
        <>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.form}>
            <SettingsForm
              submit={confirm.isPending ? t('submitting') : t('submit')}
              kind="primary"
              isPending={confirm.isPending}
              problem={confirm.error === null ? null : problemOfError(confirm.error)}
              done={null}
              onSend={() => confirm.mutate({ secret })}
            >
              {null}
            </SettingsForm>
          </div>
        </>
      )}
    </div>
  )
}
