'use client'

import { passwordProblem } from '@fitsize/identity/rules'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Link, useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './AccountForm.module.css'
import { PasswordField } from './sections/PasswordField'
import { SettingsForm } from './sections/SettingsForm'

/** A new password for whoever opened the link in a letter. */
export function ResetForm({ secret }: { readonly secret: string }) {
  const t = useTranslations('account.reset')
  const account = useTranslations('account')
  const router = useRouter()
  const reset = useMutation(
    useTRPC().account.resetPassword.mutationOptions({
      onSuccess: () => {
        router.push('/sign-in?left=reset')
        router.refresh()
      },
    }),
  )
  const [wrong, setWrong] = useState<'too-short' | 'too-long' | null>(null)
  return (
    <div className={styles.card}>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{secret === '' ? t('missing') : t('lead')}</p>
      {secret !== '' && (
        <div className={styles.form}>
          <SettingsForm
            submit={reset.isPending ? account('saving') : t('submit')}
            kind="primary"
            isPending={reset.isPending}
            problem={reset.error === null ? null : problemOfError(reset.error)}
            done={null}
            onSend={(given) => {
              const password = given('password')
              const problem = passwordProblem(password)
              setWrong(problem)
              if (problem === null) reset.mutate({ secret, password })
            }}
          >
            <PasswordField
              name="password"
              label={account('fields.newPassword')}
              isNew
              error={wrong === null ? undefined : account(`problems.password-${wrong}`)}
            />
          </SettingsForm>
        </div>
      )}
      <p className={styles.other}>
        <Link href="/forgot-password">{t('ask')}</Link>
      </p>
    </div>
  )
}
