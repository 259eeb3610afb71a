'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem, problemOf } from '../forms/Problem'
import studio from '../studio.module.css'

type DuplicateGarmentProps = {
  readonly address: { readonly brand: string; readonly garmentId: string }
  readonly garmentKey: string
}

/** A copy under another key, such as the same cut in another cloth. */
export function DuplicateGarment({ address, garmentKey }: DuplicateGarmentProps) {
  const t = useTranslations('studio.duplicate')
  const router = useRouter()
  const toast = useToast()
  const [key, setKey] = useState(t('suggestion', { key: garmentKey }).slice(0, 80))
  const [missing, setMissing] = useState(false)
  const duplicate = useMutation(
    useTRPC().studio.duplicateGarment.mutationOptions({
      onSuccess: ({ garmentId }) => {
        toast({ text: t('done') })
        router.push(`/studio/${address.brand}/garments/${garmentId}`)
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(key.trim() === '')
    if (key.trim() !== '' && !duplicate.isPending) duplicate.mutate({ ...address, key: key.trim() })
  }
  const isTaken = problemOf(duplicate.error)?.code === 'already-taken'
  return (
    <section className={studio.panel} aria-labelledby="duplicate">
      <h2 id="duplicate">{t('title')}</h2>
      <p className={studio.note}>{t('text')}</p>
      <form className={studio.form} onSubmit={submit} noValidate>
        {!isTaken && <Problem error={duplicate.error} />}
        <div className={studio.inline}>
          <TextInput
            label={t('key')}
            value={key}
            maxLength={80}
            autoComplete="off"
            error={isTaken ? t('keyTaken') : missing ? t('keyMissing') : undefined}
            onChange={({ currentTarget }) => {
              setKey(currentTarget.value)
              if (duplicate.isError) duplicate.reset()
            }}
          />
          <Button type="submit" aria-disabled={duplicate.isPending}>
            <IconCopy size={20} stroke={1.7} aria-hidden="true" />
            {duplicate.isPending ? t('copying') : t('copy')}
          </Button>
        </div>
      </form>
    </section>
  )
}
