'use client'

import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import { Section } from './Section'
import { SettingsForm } from './SettingsForm'

/** What we call somebody. */
export function ProfileSection({ name }: { readonly name: string }) {
  const t = useTranslations('account.profile')
  const account = useTranslations('account')
  const router = useRouter()
  const change = useMutation(useTRPC().account.changeProfile.mutationOptions({ onSuccess: () => router.refresh() }))
  const [field, setField] = useState<'name-missing' | 'name-too-long' | null>(null)
  return (
    <Section id="profile" title={t('title')}>
      <SettingsForm
        submit={change.isPending ? account('saving') : account('save')}
        isPending={change.isPending}
        problem={change.error === null ? null : problemOfError(change.error)}
        done={change.isSuccess ? account('saved') : null}
        onSend={(given) => {
          const wished = given('name').trim()
          const problem = wished === '' ? 'name-missing' : wished.length > 80 ? 'name-too-long' : null
          setField(problem)
          if (problem === null) change.mutate({ name: wished })
        }}
      >
        <TextInput
          name="name"
          label={account('fields.name')}
          description={account('fields.nameHint')}
          autoComplete="name"
          defaultValue={name}
          error={field === null ? undefined : account(`problems.${field}`)}
          required
          withAsterisk={false}
        />
      </SettingsForm>
    </Section>
  )
}
