'use client'

import { Button } from '@fitsize/ui'
import { TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './GarmentName.module.css'

const longestName = 80

type GarmentNameProps = {
  readonly garmentId: string
  readonly name: string
  /** Told at once, while the page still reloads its data. */
  readonly onRenamed: (name: string) => void
}

/** A garment's name as the page's title, which can be changed in place. */
export function GarmentName({ garmentId, name, onRenamed }: GarmentNameProps) {
  const t = useTranslations('wardrobe.garment')
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const [editing, setEditing] = useState(false)
  const [empty, setEmpty] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const rename = useMutation(
    useTRPC().wardrobe.rename.mutationOptions({
      onSuccess: (_, renamed) => {
        onRenamed(renamed.name)
        setEditing(false)
        toast({ text: t('renamed') })
        router.refresh()
      },
    }),
  )
  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus()
    wasEditing.current = editing
  }, [editing])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget).get('name')
    const next = typeof given === 'string' ? given.trim().replace(/\s+/g, ' ') : ''
    setEmpty(next === '')
    if (next !== '') rename.mutate({ garmentId, name: next })
  }
  if (!editing)
    return (
      <div className={styles.title}>
        <h1>{name}</h1>
        <Button
          kind="quiet"
          ref={pencil}
          onClick={() => {
            rename.reset()
            setEmpty(false)
            setEditing(true)
          }}
        >
          <IconPencil size={18} stroke={1.7} aria-hidden="true" />
          {t('rename')}
        </Button>
      </div>
    )
  const problem = rename.error === null ? null : problemOfError(rename.error)
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setEditing(false)
      }}
      noValidate
    >
      <TextInput
        name="name"
        label={t('name')}
        defaultValue={name}
        maxLength={longestName}
        autoComplete="off"
        data-autofocus
        ref={(input) => {
          input?.focus()
        }}
        error={
          empty
            ? t('nameMissing')
            : problem === null
              ? undefined
              : `${errors(`${problem.code}.title`)}. ${errors(`${problem.code}.hint`)}`
        }
      />
      <div className={styles.actions}>
        <Button type="submit" kind="primary" aria-disabled={rename.isPending}>
          {t('keepName')}
        </Button>
        <Button onClick={() => setEditing(false)}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
