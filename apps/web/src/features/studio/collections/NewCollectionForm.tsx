'use client'

import { Button } from '@fitsize/ui'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem } from '../forms/Problem'
import studio from '../studio.module.css'
import { CollectionFields, detailsOf, emptyCollection } from './CollectionFields'
import styles from './collections.module.css'

/** A new collection, which begins as a draft. */
export function NewCollectionForm({ brand }: { readonly brand: string }) {
  const t = useTranslations('studio.collections')
  const router = useRouter()
  const [value, setValue] = useState(emptyCollection)
  const [checked, setChecked] = useState(false)
  const create = useMutation(
    useTRPC().studio.createCollection.mutationOptions({
      onSuccess: ({ collectionId }) => {
        router.push(`/studio/${brand}/collections/${collectionId}`)
        router.refresh()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const details = detailsOf(value)
    if (details !== null && !create.isPending && !create.isSuccess) create.mutate({ brand, ...details })
  }
  return (
    <section className={`${studio.panel} ${styles.new}`} aria-labelledby="new-collection">
      <h2 id="new-collection">{t('new')}</h2>
      <form className={studio.form} onSubmit={submit} noValidate>
        <Problem error={create.error} />
        <CollectionFields value={value} onChange={setValue} checked={checked} />
        <div>
          <Button type="submit" kind="primary" aria-disabled={create.isPending}>
            <IconPlus size={20} stroke={1.8} aria-hidden="true" />
            {create.isPending ? t('creating') : t('create')}
          </Button>
        </div>
      </form>
    </section>
  )
}
