'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem } from '../forms/Problem'
import styles from '../studio.module.css'

/** The end of a brand, for an owner who types its name. */
export function DeleteBrand({ brand, name }: { readonly brand: string; readonly name: string }) {
  const t = useTranslations('studio.deleteBrand')
  const toast = useToast()
  const router = useRouter()
  const [isOther, setOther] = useState(false)
  const remove = useMutation(
    useTRPC().studio.deleteBrand.mutationOptions({
      onSuccess: () => {
        toast({ text: t('deleted', { name }) })
        router.push('/studio')
        router.refresh()
      },
    }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (remove.isPending || remove.isSuccess) return
    const confirmation = String(new FormData(event.currentTarget).get('confirmation') ?? '').trim()
    setOther(confirmation !== name)
    if (confirmation === name) remove.mutate({ brand, confirmation })
  }
  return (
    <section className={styles.panel} aria-labelledby="delete-brand">
      <h2 id="delete-brand">{t('title')}</h2>
      <p className={styles.lead}>{t('text')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Problem error={remove.error} />
        <div className={styles.inline}>
          <TextInput
            name="confirmation"
            label={t('confirmation', { name })}
            autoComplete="off"
            error={isOther ? t('other') : undefined}
          />
          <Button type="submit" kind="danger" aria-disabled={remove.isPending}>
            {remove.isPending ? t('deleting') : t('delete')}
          </Button>
        </div>
      </form>
    </section>
  )
}
