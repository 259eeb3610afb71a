'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { IconCircleCheck, IconMailQuestion } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { DoneNotice, ProblemNotice } from './Notice'
import { PasswordField } from './PasswordField'
import { Section } from './Section'
import { SettingsForm } from './SettingsForm'
import styles from './sections.module.css'

type EmailSectionProps = { readonly email: string; readonly isVerified: boolean }

/** The present address, whether it is confirmed, and another one. */
export function EmailSection({ email, isVerified }: EmailSectionProps) {
  const t = useTranslations('account.email')
  const account = useTranslations('account')
  const api = useTRPC()
  const verify = useMutation(api.account.requestVerification.mutationOptions())
  const change = useMutation(api.account.changeEmail.mutationOptions())
  const [sentTo, setSentTo] = useState('')
  const problem = change.error === null ? null : problemOfError(change.error)
  const emailProblem = problem?.code === 'request-invalid' && problem.fields?.email !== undefined
  const passwordProblem = problem?.code === 'wrong-password' || problem?.fields?.password !== undefined
  return (
    <Section id="email" title={t('title')}>
      <p className={styles.present}>
        <b>{email}</b>
        <span className={styles.state}>
          {isVerified ? (
            <IconCircleCheck size={18} stroke={1.8} aria-hidden="true" />
          ) : (
            <IconMailQuestion size={18} stroke={1.8} aria-hidden="true" />
          )}
          {isVerified ? t('verified') : t('unverified')}
        </span>
      </p>
      {!isVerified && (
        <div className={styles.form}>
          {verify.error !== null && <ProblemNotice problem={problemOfError(verify.error)} />}
          <div>
            <Button aria-disabled={verify.isPending} onClick={() => verify.isPending || verify.mutate()}>
              {t('resend')}
            </Button>
          </div>
          <DoneNotice text={verify.isSuccess ? t('sent', { email }) : null} />
        </div>
      )}
      <SettingsForm
        submit={change.isPending ? account('sending') : t('change')}
        isPending={change.isPending}
        problem={emailProblem || passwordProblem ? null : problem}
        done={change.isSuccess ? t('sent', { email: sentTo }) : null}
        onSend={(given, form) => {
          const wished = given('email').trim()
          setSentTo(wished)
          change.mutate({ email: wished, password: given('password') }, { onSuccess: () => form.reset() })
        }}
      >
        <TextInput
          name="email"
          type="email"
          label={t('new')}
          description={t('newHint')}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          error={emailProblem ? account('problems.email-invalid') : undefined}
          required
          withAsterisk={false}
        />
        <PasswordField
          name="password"
          label={account('fields.presentPassword')}
          error={passwordProblem ? account('problems.password-wrong') : undefined}
        />
      </SettingsForm>
    </Section>
  )
}
