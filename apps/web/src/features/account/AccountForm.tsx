'use client'

import { Button } from '@fitsize/ui'
import { PasswordInput, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { Link } from '@/i18n/navigation'
import styles from './AccountForm.module.css'
import { type AccountFormState, untouchedForm } from './form-state'

type AccountFormProps = {
  readonly kind: 'signIn' | 'signUp'
  readonly action: (previous: AccountFormState, form: FormData) => Promise<AccountFormState>
  /** Where to go afterwards, a path without a language. */
  readonly next: string
  /** Told above the form: why they are here. */
  readonly notice?: string
}

/** Sign-in or sign-up. Works before its script has loaded, too. */
export function AccountForm({ kind, action, next, notice }: AccountFormProps) {
  const t = useTranslations('account')
  const [state, send, pending] = useActionState(action, untouchedForm)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.attempt === 0) return
    form.current?.querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"]')?.focus()
  }, [state])
  const problem = (field: keyof AccountFormState['fields']) => {
    const code = state.fields[field]
    return code === undefined ? undefined : t(`problems.${code}`)
  }
  const other = kind === 'signIn' ? '/sign-up' : '/sign-in'
  return (
    <div className={styles.card}>
      <h1>{t(`${kind}.title`)}</h1>
      <p className={styles.lead}>{next.startsWith('/scan/') ? t('keepsScan') : t(`${kind}.lead`)}</p>
      {notice !== undefined && (
        <p className={styles.notice} role="status">
          {notice}
        </p>
      )}
      <form
        ref={form}
        action={send}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          // Sent as an action, the form would be emptied with each answer, the password and later typing included.
          event.preventDefault()
          const given = new FormData(event.currentTarget)
          startTransition(() => send(given))
        }}
      >
        <input type="hidden" name="next" value={next} />
        {state.problem !== null && <FormProblem key={state.attempt} problem={state.problem} />}
        {kind === 'signUp' && (
          <TextInput
            name="name"
            label={t('fields.name')}
            description={t('fields.nameHint')}
            autoComplete="name"
            defaultValue={state.values.name}
            error={problem('name')}
            required
            withAsterisk={false}
          />
        )}
        <TextInput
          name="email"
          type="email"
          label={t('fields.email')}
          autoComplete={kind === 'signIn' ? 'username' : 'email'}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={state.values.email}
          error={problem('email')}
          required
          withAsterisk={false}
        />
        <PasswordInput
          name="password"
          label={t('fields.password')}
          {...(kind === 'signUp' ? { description: t('fields.passwordHint') } : {})}
          autoComplete={kind === 'signIn' ? 'current-password' : 'new-password'}
          visibilityToggleButtonProps={{ 'aria-label': t('fields.showPassword'), tabIndex: 0 }}
          error={problem('password')}
          required
          withAsterisk={false}
        />
        <Button type="submit" kind="primary" size="large" block disabled={pending}>
          {pending ? t(`${kind}.submitting`) : t(`${kind}.submit`)}
        </Button>
        {kind === 'signIn' && (
          <Link className={styles.forgot} href="/forgot-password">
            {t('signIn.forgot')}
          </Link>
        )}
        {kind === 'signUp' && <p className={styles.note}>{t('signUp.privacy')}</p>}
      </form>
      <p className={styles.other}>
        {t(`${kind}.other`)} <Link href={{ pathname: other, query: { next } }}>{t(`${kind}.otherLink`)}</Link>
      </p>
    </div>
  )
}

function FormProblem({ problem }: { readonly problem: NonNullable<AccountFormState['problem']> }) {
  const t = useTranslations('account')
  const errors = useTranslations('errors')
  const { code, retryAfterSeconds } = problem
  return (
    <div className={styles.problem} role="alert" tabIndex={-1}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden="true" />
      <p>
        <b>{errors(`${code}.title`)}.</b>{' '}
        {retryAfterSeconds === undefined
          ? errors(`${code}.hint`)
          : t('retryAfter', { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) })}
      </p>
    </div>
  )
}
