'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './AccountForm.module.css'
import { SettingsForm } from './sections/SettingsForm'

/** Asks for a link to choose a new password. The answer is the same whether the address has an account or not. */
export function ForgotForm() {
  const t = useTranslations('account.forgot')
  const account = useTranslations('account')
  const language = useLocale()
  const ask = useMutation(useTRPC().account.requestPasswordReset.mutationOptions())
  const problem = ask.error === null ? null : problemOfError(ask.error)
  const isWrong = problem?.code === 'request-invalid'
  return (
    <div className={styles.card}>
      <h1>{ask.isSuccess ? t('sentTitle') : t('title')}</h1>
      {ask.isSuccess ? (
        <>
          <p className={styles.lead} role="status">
            {t('sent', { email: ask.variables.email })}
          </p>
          <div className={styles.form}>
            <Button onClick={() => ask.reset()}>{t('again')}</Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.form}>
            <SettingsForm
              submit={ask.isPending ? account('sending') : t('submit')}
              kind="primary"
              isPending={ask.isPending}
              problem={isWrong ? null : problem}
              done={null}
              onSend={(given) => ask.mutate({ email: given('email').trim(), language })}
            >
              <TextInput
                name="email"
                type="email"
                label={account('fields.email')}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                error={isWrong ? account('problems.email-invalid') : undefined}
                required
                withAsterisk={false}
              />
            </SettingsForm>
          </div>
        </>
      )}
      <p className={styles.other}>
        <Link href="/sign-in">{t('back')}</Link>
      </p>
    </div>
  )
}
