'use client'

import { Button } from '@fitsize/ui'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from '@/i18n/navigation'
import { useTRPC } from '@/trpc/client'
import { Problem } from '../forms/Problem'

/** Becomes a member, and goes on to the brand. */
export function AcceptInvitation({ secret }: { readonly secret: string }) {
  const t = useTranslations('studio.invitation')
  const router = useRouter()
  const accept = useMutation(
    useTRPC().studio.acceptInvitation.mutationOptions({
      onSuccess: ({ brand }) => {
        router.push(`/studio/${brand}/garments`)
        router.refresh()
      },
    }),
  )
  return (
    <>
      <Problem error={accept.error} />
      <Button
        kind="primary"
        aria-disabled={accept.isPending || accept.isSuccess}
        onClick={() => {
          if (!accept.isPending && !accept.isSuccess) accept.mutate({ secret })
        }}
      >
        {accept.isPending ? t('accepting') : t('accept')}
      </Button>
    </>
  )
}
