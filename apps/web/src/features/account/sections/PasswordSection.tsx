'use client'

import { passwordProblem } from '@fitsize/identity/rules'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { PasswordField, UsernameField } from './PasswordField'
import { Section } from './Section'
import { SettingsForm } from './SettingsForm'

/** A new password, for whoever knows the present one. */
export function PasswordSection({ email }: { readonly email: string }) {
  const t = useTranslations('account.password')
  const account = useTranslations('account')
  const router = useRouter()
  const change = useMutation(useTRPC().account.changePassword.mutationOptions({ onSuccess: () => router.refresh() }))
  const [wrong, setWrong] = useState<'too-short' | 'too-long' | null>(null)
  const problem = change.error === null ? null : problemOfError(change.error)
  const presentIsWrong = problem?.code === 'wrong-password' || problem?.fields?.present !== undefined
  return (
    <Section id="password" title={t('title')} lead={t('lead')}>
      <SettingsForm
        submit={change.isPending ? account('saving') : t('change')}
        isPending={change.isPending}
        problem={presentIsWrong ? null : problem}
        done={change.isSuccess ? t('changed') : null}
        onSend={(given, form) => {
          const password = given('password')
          const problemOfNew = passwordProblem(password)
          setWrong(problemOfNew)
          if (problemOfNew === null)
            change.mutate({ present: given('present'), password }, { onSuccess: () => form.reset() })
        }}
      >
        <UsernameField email={email} />
        <PasswordField
          name="present"
          label={account('fields.presentPassword')}
          error={presentIsWrong ? account('problems.password-wrong') : undefined}
        />
        <PasswordField
          name="password"
          label={account('fields.newPassword')}
          isNew
          error={wrong === null ? undefined : account(`problems.password-${wrong}`)}
        />
      </SettingsForm>
    </Section>
  )
}
