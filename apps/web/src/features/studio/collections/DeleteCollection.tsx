'use client'

import type { StudioCollection } from '@fitsize/usecases'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { SureButton } from '../forms/SureButton'
import { useSettled } from '../forms/use-settled'
import styles from '../studio.module.css'

type DeleteCollectionProps = { readonly brand: string; readonly collection: StudioCollection }

/** The end of a collection that is not on offer. */
export function DeleteCollection({ brand, collection }: DeleteCollectionProps) {
  const t = useTranslations('studio.deleteCollection')
  const toast = useToast()
  const router = useRouter()
  const settled = useSettled()
  const { id: collectionId, title, status, garmentCount } = collection
  const remove = useMutation(
    useTRPC().studio.deleteCollection.mutationOptions({
      onSuccess: () => {
        toast({ text: t('deleted', { title }) })
        router.push(`/studio/${brand}/collections`)
        router.refresh()
      },
      onError: settled.failed,
    }),
  )
  const isOffered = status === 'PUBLISHED' || status === 'SCHEDULED'
  return (
    <section className={styles.panel} aria-labelledby="delete">
      <h2 id="delete">{t('title')}</h2>
      <p className={styles.note}>{isOffered ? t('offered') : t('text', { count: garmentCount })}</p>
      {!isOffered && (
        <SureButton
          isPending={remove.isPending || remove.isSuccess}
          question={t('sure', { count: garmentCount })}
          sure={t('delete')}
          onSure={() => remove.mutate({ brand, collectionId })}
        >
          {t('delete')}
        </SureButton>
      )}
    </section>
  )
}
