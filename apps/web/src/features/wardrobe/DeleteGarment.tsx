'use client'

import { Button } from '@fitsize/ui'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useToast } from '@/features/shell/ToastProvider'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { problemOfError } from '@/trpc/problem-of-error'
import styles from './DeleteGarment.module.css'

/** Takes a garment out of the wardrobe at once; a message offers to undo it. */
export function DeleteGarment({ garmentId, name }: { readonly garmentId: string; readonly name: string }) {
  const t = useTranslations('wardrobe.garment')
  const errors = useTranslations('errors')
  const toast = useToast()
  const router = useRouter()
  const api = useTRPC()
  const restore = useMutation(
    api.wardrobe.restore.mutationOptions({
      onSuccess: () => {
        toast({ text: t('restored', { name }) })
        router.refresh()
      },
      onError: (error) => toast({ text: errors(`${problemOfError(error).code}.title`) }),
    }),
  )
  const remove = useMutation(
    api.wardrobe.remove.mutationOptions({
      onSuccess: () => {
        router.push('/wardrobe')
        router.refresh()
        toast({
          text: t('deleted', { name }),
          action: { text: t('undo'), run: () => restore.mutate({ garmentId }) },
        })
      },
    }),
  )
  const problem = remove.error === null ? null : problemOfError(remove.error)
  return (
    <div className={styles.delete}>
      {problem !== null && (
        <p role="alert">
          {errors(`${problem.code}.title`)}. {errors(`${problem.code}.hint`)}
        </p>
      )}
      <Button kind="quiet" aria-disabled={remove.isPending} onClick={() => remove.mutate({ garmentId })}>
        <IconTrash size={18} stroke={1.7} aria-hidden="true" />
        {remove.isPending ? t('deleting') : t('delete')}
      </Button>
    </div>
  )
}
