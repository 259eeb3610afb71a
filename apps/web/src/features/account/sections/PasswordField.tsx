'use client'

import { PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'

type PasswordFieldProps = {
  readonly name: string
  readonly label: string
  readonly isNew?: boolean
  readonly error?: string | undefined
}

/** A present password, or a new one; password managers tell them apart. */
export function PasswordField({ name, label, isNew = false, error }: PasswordFieldProps) {
  const t = useTranslations('account.fields')
  return (
    <PasswordInput
      name={name}
      label={label}
      {...(isNew ? { description: t('passwordHint') } : {})}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      error={error}
      required
      withAsterisk={false}
    />
  )
}

/** For password managers: whose password the form is about. */
export function UsernameField({ email }: { readonly email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
}
