'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem } from '../forms/Problem'
import styles from '../studio.module.css'

/** A name makes a brand; what else there is to say of it is said on its page. */
export function NewBrandForm() {
  const t = useTranslations('studio.brands')
  const router = useRouter()
  const [missing, setMissing] = useState(false)
  const create = useMutation(
    useTRPC().studio.createBrand.mutationOptions({
      onSuccess: ({ slug }) => {
        router.push(`/studio/${slug}/collections`)
        router.refresh()
      },
    }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (create.isPending || create.isSuccess) return
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    setMissing(name === '')
    if (name !== '') create.mutate({ name })
  }
  return (
    <section className={styles.panel} aria-labelledby="new-brand">
      <h2 id="new-brand">{t('new')}</h2>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Problem error={create.error} />
        <div className={styles.inline}>
          <TextInput
            name="name"
            label={t('name')}
            description={t('nameHint')}
            maxLength={80}
            autoComplete="off"
            error={missing ? t('nameMissing') : undefined}
          />
          <Button type="submit" kind="primary" aria-disabled={create.isPending}>
            <IconPlus size={20} stroke={1.8} aria-hidden="true" />
            {create.isPending ? t('creating') : t('create')}
          </Button>
        </div>
      </form>
    </section>
  )
}
