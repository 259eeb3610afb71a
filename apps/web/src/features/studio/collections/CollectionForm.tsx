'use client'

import { Button } from '@fitsize/ui'
import type { StudioCollection } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/trpc/client'
import { Problem } from '../forms/Problem'
import { useSettled } from '../forms/use-settled'
import styles from '../studio.module.css'
import { CollectionFields, detailsOf, typedOf } from './CollectionFields'

type CollectionFormProps = {
  readonly brand: string
  readonly collection: StudioCollection
  readonly mayEdit: boolean
}

/** Title and season of a collection. */
export function CollectionForm({ brand, collection, mayEdit }: CollectionFormProps) {
  const t = useTranslations('studio.collection')
  const form = useTranslations('studio.form')
  const settled = useSettled()
  const [value, setValue] = useState(() => typedOf(collection))
  const [checked, setChecked] = useState(false)
  const change = useMutation(
    useTRPC().studio.changeCollection.mutationOptions({ onSuccess: () => settled.done(t('saved')) }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const details = detailsOf(value)
    if (details !== null && !change.isPending) change.mutate({ brand, collectionId: collection.id, ...details })
  }
  return (
    <section className={styles.panel} aria-labelledby="about">
      <h2 id="about">{t('about')}</h2>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Problem error={change.error} />
        <CollectionFields value={value} onChange={setValue} checked={checked} disabled={!mayEdit} />
        {mayEdit && (
          <div>
            <Button type="submit" aria-disabled={change.isPending}>
              {change.isPending ? form('saving') : form('save')}
            </Button>
          </div>
        )}
      </form>
      <p className={styles.note}>{t('address', { address: `/collections/${brand}/${collection.slug}` })}</p>
    </section>
  )
}
