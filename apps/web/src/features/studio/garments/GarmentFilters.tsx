'use client'

import { Button } from '@fitsize/ui'
import type { GarmentFilter } from '@fitsize/usecases'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { ChoiceField } from '../forms/ChoiceField'
import styles from './garments.module.css'

type GarmentFiltersProps = {
  readonly page: string
  readonly collections: readonly { readonly id: string; readonly title: string }[]
  readonly asked: GarmentFilter
}

const states = ['DRAFT', 'PUBLISHED'] as const
const lacking = ['chart', 'photo'] as const

/** Which garments are listed; what is chosen stands in the address. */
export function GarmentFilters({ page, collections, asked }: GarmentFiltersProps) {
  const t = useTranslations('studio.garments.filters')
  const status = useTranslations('studio.status')
  const router = useRouter()
  const [text, setText] = useState(asked.text)
  const go = (filter: GarmentFilter) => {
    router.push({
      pathname: page,
      query: {
        ...(filter.text.trim() === '' ? {} : { q: filter.text.trim() }),
        ...(filter.collectionId === null ? {} : { collection: filter.collectionId }),
        ...(filter.visibility === null ? {} : { state: filter.visibility }),
        ...(filter.lacks === null ? {} : { lacks: filter.lacks }),
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({ ...asked, text })
  }
  return (
    <search>
      <form className={styles.filters} onSubmit={submit}>
        <TextInput
          type="search"
          label={t('text')}
          placeholder={t('textPlaceholder')}
          value={text}
          maxLength={100}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <ChoiceField
          label={t('collection')}
          none={t('allCollections')}
          value={asked.collectionId}
          options={collections.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(collectionId) => go({ ...asked, text, collectionId })}
        />
        <ChoiceField
          label={t('state')}
          none={t('anyState')}
          value={asked.visibility}
          options={states.map((value) => ({ value, label: status(value) }))}
          onChange={(visibility) => go({ ...asked, text, visibility })}
        />
        <ChoiceField
          label={t('lacks')}
          none={t('nothing')}
          value={asked.lacks}
          options={lacking.map((value) => ({ value, label: t(value) }))}
          onChange={(lacks) => go({ ...asked, text, lacks })}
        />
        <Button type="submit">
          <IconSearch size={18} stroke={1.7} aria-hidden="true" />
          {t('search')}
        </Button>
      </form>
    </search>
  )
}
