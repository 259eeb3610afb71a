'use client'

import { Button } from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { ChoiceField } from '../forms/ChoiceField'
import { focusProblem } from '../forms/focus-problem'
import { Problem, problemOf } from '../forms/Problem'
import studio from '../studio.module.css'
import { GarmentFields } from './GarmentFields'
import { checkedGarment, emptyGarment, type GarmentProblem } from './typed-garment'

type NewGarmentFormProps = {
  readonly brand: string
  readonly collections: readonly { readonly id: string; readonly title: string }[]
  /** The one that it goes to unless another is chosen. */
  readonly collectionId: string
}

/** A new garment, which begins as a draft without sizes. */
export function NewGarmentForm({ brand, collections, collectionId: first }: NewGarmentFormProps) {
  const t = useTranslations('studio.garment')
  const router = useRouter()
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  const [value, setValue] = useState(emptyGarment)
  const [collectionId, setCollectionId] = useState(first)
  const [problems, setProblems] = useState<readonly GarmentProblem[]>([])
  const create = useMutation(
    useTRPC().studio.createGarment.mutationOptions({
      onSuccess: ({ garmentId }) => {
        toast({ text: t('created') })
        router.push(`/studio/${brand}/garments/${garmentId}`)
        router.refresh()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = checkedGarment(value)
    setProblems(checked.ok ? [] : checked.problems)
    if (!checked.ok) return focusProblem(form.current)
    if (!create.isPending && !create.isSuccess) create.mutate({ brand, collectionId, details: checked.details })
  }
  const keyIsTaken = problemOf(create.error)?.code === 'already-taken'
  return (
    <form ref={form} className={`${studio.panel} ${studio.form}`} onSubmit={submit} noValidate>
      {!keyIsTaken && <Problem error={create.error} />}
      <ChoiceField
        label={t('collection')}
        value={collectionId}
        options={collections.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => setCollectionId(id ?? first)}
      />
      <GarmentFields
        value={value}
        problems={problems}
        refused={{ key: keyIsTaken, garmentType: false }}
        onChange={(next) => {
          setValue(next)
          if (create.isError) create.reset()
        }}
      />
      <div>
        <Button type="submit" kind="primary" aria-disabled={create.isPending}>
          {create.isPending ? t('creating') : t('create')}
        </Button>
      </div>
    </form>
  )
}
