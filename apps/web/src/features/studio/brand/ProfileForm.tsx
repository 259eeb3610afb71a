'use client'

import { Button } from '@fitsize/ui'
import type { StudioBrand } from '@fitsize/usecases'
import { Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem, problemOf } from '../forms/Problem'
import styles from '../studio.module.css'

/** What a brand says of itself on its page; for viewers to read. */
export function ProfileForm({ brand }: { readonly brand: StudioBrand }) {
  const t = useTranslations('studio.profile')
  const form = useTranslations('studio.form')
  const toast = useToast()
  const router = useRouter()
  const [missing, setMissing] = useState(false)
  const change = useMutation(
    useTRPC().studio.changeBrand.mutationOptions({
      onSuccess: () => {
        toast({ text: t('saved') })
        router.refresh()
      },
    }),
  )
  const mayEdit = brand.role !== 'VIEWER'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (change.isPending) return
    const data = new FormData(event.currentTarget)
    const given = (field: string) => String(data.get(field) ?? '').trim()
    const websiteUrl = given('website')
    setMissing(given('name') === '')
    if (given('name') === '') return
    change.mutate({
      brand: brand.slug,
      profile: {
        name: given('name'),
        description: given('description'),
        websiteUrl: websiteUrl === '' ? null : websiteUrl,
      },
    })
  }
  const wrong = problemOf(change.error)
  const websiteIsWrong = wrong?.fields?.['profile.websiteUrl'] !== undefined
  return (
    <section className={styles.panel}>
      <p className={styles.note}>{t(brand.verified ? 'verified' : 'notVerified')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        {!websiteIsWrong && <Problem error={change.error} />}
        <fieldset className={styles.form} disabled={!mayEdit}>
          <legend className="visually-hidden">{t('title')}</legend>
          <TextInput
            name="name"
            label={t('name')}
            defaultValue={brand.name}
            maxLength={80}
            autoComplete="off"
            error={missing ? t('nameMissing') : undefined}
          />
          <Textarea
            name="description"
            label={t('description')}
            description={t('descriptionHint')}
            defaultValue={brand.description}
            maxLength={2000}
            rows={5}
          />
          <TextInput
            name="website"
            type="url"
            inputMode="url"
            label={t('website')}
            placeholder="https://"
            defaultValue={brand.websiteUrl ?? ''}
            maxLength={500}
            autoComplete="url"
            error={websiteIsWrong ? t('websiteWrong') : undefined}
          />
        </fieldset>
        {mayEdit && (
          <div>
            <Button type="submit" kind="primary" aria-disabled={change.isPending}>
              {change.isPending ? form('saving') : form('save')}
            </Button>
          </div>
        )}
      </form>
      <p className={styles.note}>{t('address', { address: `/collections/${brand.slug}` })}</p>
    </section>
  )
}
