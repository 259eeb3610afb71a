'use client'

import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { forgetKeptPhotos } from '@/features/scan/kept/keep-submission'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { PasswordField, UsernameField } from './PasswordField'
import { Section } from './Section'
import { SettingsForm } from './SettingsForm'
import styles from './sections.module.css'

type DeleteSectionProps = {
  readonly email: string
  readonly mayOwnBrands: boolean
  /** Leaves this browser once the account is closed. */
  readonly onDeleted: () => Promise<void>
}

const parts = ['account', 'wardrobe', 'photos', 'keys'] as const

/** The end of the account, for whoever knows its password and types its address. */
export function DeleteSection({ email, mayOwnBrands, onDeleted }: DeleteSectionProps) {
  const t = useTranslations('account.delete')
  const account = useTranslations('account')
  const remove = useMutation(
    useTRPC().account.deleteAccount.mutationOptions({
      onSuccess: async () => {
        await forgetKeptPhotos()
        await onDeleted()
      },
    }),
  )
  const [isOther, setOther] = useState(false)
  const problem = remove.error === null ? null : problemOfError(remove.error)
  const passwordIsWrong = problem?.code === 'wrong-password' || problem?.fields?.password !== undefined
  return (
    <Section id="delete" title={t('title')} lead={t('lead')}>
      <ul className={styles.goes}>
        {parts.map((part) => (
          <li key={part}>{t(`goes.${part}`)}</li>
        ))}
      </ul>
      <p className={styles.note}>{t('when')}</p>
      {mayOwnBrands && <p className={styles.note}>{t('brands')}</p>}
      <SettingsForm
        submit={remove.isPending ? t('deleting') : t('delete')}
        kind="danger"
        isPending={remove.isPending || remove.isSuccess}
        problem={passwordIsWrong ? null : problem}
        done={null}
        onSend={(given) => {
          const confirmation = given('confirmation').trim().toLowerCase()
          setOther(confirmation !== email)
          if (confirmation === email) remove.mutate({ password: given('password'), confirmation })
        }}
      >
        <UsernameField email={email} />
        <TextInput
          name="confirmation"
          type="email"
          label={t('confirmation')}
          description={t('confirmationHint', { email })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={isOther ? t('confirmationWrong') : undefined}
          required
          withAsterisk={false}
        />
        <PasswordField
          name="password"
          label={account('fields.presentPassword')}
          error={passwordIsWrong ? account('problems.password-wrong') : undefined}
        />
      </SettingsForm>
    </Section>
  )
}
