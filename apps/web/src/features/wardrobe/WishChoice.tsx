'use client'

import type { GarmentType } from '@fitsize/garments'
import type { Wishes } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './FitForm.module.css'
import { SegmentedChoice } from './SegmentedChoice'

const wishNames = ['closer', 'same', 'looser'] as const

/** How new garments should fit beside those one owns: all of them, and those of this type. */
export function WishChoice({
  garmentType,
  wishes: kept,
}: {
  readonly garmentType: GarmentType
  readonly wishes: Wishes
}) {
  const t = useTranslations('wardrobe.wish')
  const types = useTranslations('garments.types')
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const [wishes, setWishes] = useState(kept)
  const set = useMutation(
    useTRPC().wardrobe.setWish.mutationOptions({
      onSuccess: () => {
        toast({ text: t('saved') })
        router.refresh()
      },
      onError: (error) => {
        setWishes(kept)
        toast({ text: errors(`${problemOfError(error).code}.title`) })
      },
    }),
  )
  const choose = (scope: 'all' | GarmentType, wish: (typeof wishNames)[number] | null) => {
    setWishes(({ [scope]: _, ...others }) => (wish === null ? others : { ...others, [scope]: wish }))
    set.mutate({ scope, wish })
  }
  const options = wishNames.map((value) => ({ value, label: t(`wishes.${value}`) }))
  return (
    <section className={styles.form} aria-labelledby="wish">
      <h2 id="wish">{t('title')}</h2>
      <SegmentedChoice
        legend={t('scope.all')}
        options={options}
        value={wishes.all ?? 'same'}
        onChange={(wish) => choose('all', wish)}
      />
      <SegmentedChoice
        legend={t('scope.one', { type: types(garmentType) })}
        options={[{ value: 'all' as const, label: t('asAll') }, ...options]}
        value={wishes[garmentType] ?? 'all'}
        onChange={(wish) => choose(garmentType, wish === 'all' ? null : wish)}
      />
    </section>
  )
}
