'use client'

import { type BrandRole, brandRoles } from '@fitsize/identity/rules'
import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { ChoiceField } from '../forms/ChoiceField'
import { Problem, problemOf } from '../forms/Problem'
import { useSettled } from '../forms/use-settled'
import studio from '../studio.module.css'
import styles from './members.module.css'

/** Asks somebody by letter to keep the brand, too. */
export function InvitationForm({ brand }: { readonly brand: string }) {
  const t = useTranslations('studio.invite')
  const roles = useTranslations('studio.roles')
  const language = useLocale()
  const settled = useSettled()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<BrandRole>('EDITOR')
  const [wrong, setWrong] = useState(false)
  const invite = useMutation(
    useTRPC().studio.inviteMember.mutationOptions({
      onSuccess: (_, invited) => {
        settled.done(t('sent', { email: invited.email }))
        setEmail('')
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (invite.isPending) return
    const isAddress = /^\S+@\S+\.\S+$/.test(email.trim())
    setWrong(!isAddress)
    if (isAddress) invite.mutate({ brand, email, role, language })
  }
  const problem = problemOf(invite.error)
  const isMember = problem?.code === 'already-taken'
  return (
    <section className={studio.panel} aria-labelledby="invite">
      <h2 id="invite">{t('title')}</h2>
      <form className={studio.form} onSubmit={submit} noValidate>
        {!isMember && <Problem error={invite.error} />}
        <div className={studio.pair}>
          <TextInput
            type="email"
            label={t('email')}
            value={email}
            autoComplete="off"
            autoCapitalize="none"
            error={wrong ? t('emailWrong') : isMember ? t('isMember') : undefined}
            onChange={({ currentTarget }) => {
              setEmail(currentTarget.value)
              invite.reset()
            }}
          />
          <ChoiceField
            label={t('role')}
            value={role}
            options={brandRoles.map((value) => ({ value, label: roles(value) }))}
            onChange={(value) => setRole(value ?? 'EDITOR')}
          />
        </div>
        <dl className={styles.roles}>
          {brandRoles.map((value) => (
            <div key={value}>
              <dt>{roles(value)}:</dt> <dd>{t(`does.${value}`)}</dd>
            </div>
          ))}
        </dl>
        <div>
          <Button type="submit" kind="primary" aria-disabled={invite.isPending}>
            <IconSend size={20} stroke={1.7} aria-hidden="true" />
            {invite.isPending ? t('sending') : t('send')}
          </Button>
        </div>
      </form>
    </section>
  )
}
